package engram.tables;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.TableEncoding;
import engram.data.TableEncoding.Column;
import engram.data.UnreadableDataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/** One walk over the rows of a table; after the columns' numbers come label, id and row number. */
final class TableReader implements SampleReader {
    private static final Label[] LABELS = Label.values();

    private final Rows rows;
    private final Column[] columns;
    private final int size;
    private final Database.Cursor cursor;
    private long read;
    private boolean ended;

    TableReader(Rows rows, TableEncoding encoding, Database.Cursor cursor) {
        this.rows = rows;
        this.columns = encoding.columns().toArray(new Column[0]);
        this.size = encoding.shape().columns();
        this.cursor = cursor;
    }

    @Override
    public Optional<Batch> next(int maximum) {
        float[] values = new float[Math.multiplyExact(maximum, size)];
        long[] numbers = new long[maximum];
        String[] ids = new String[maximum];
        Label[] labels = new Label[maximum];
        int count = 0;
        try {
            ResultSet row = cursor.rows();
            while (count < maximum && !ended) {
                if (!row.next()) {
                    ended = true;
                    break;
                }
                read++;
                long counted = row.getLong(columns.length + 3);
                numbers[count] = counted == 0 ? read : counted;
                labels[count] = LABELS[row.getInt(columns.length + 1)];
                ids[count] = row.getString(columns.length + 2);
                encode(row, numbers[count], values, count * size);
                count++;
            }
        } catch (SQLException e) {
            throw rows.database().complaint(e);
        }
        if (read == 0) {
            throw new UnreadableDataException(rows.name() + ": there are no rows");
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(batch(values, numbers, ids, labels, count));
    }

    private void encode(ResultSet row, long number, float[] values, int start) throws SQLException {
        int offset = start;
        for (int i = 0; i < columns.length; i++) {
            double cell = row.getDouble(i + 1);
            columns[i].encode(cell, values, offset);
            if (Float.isInfinite(values[offset])) {
                throw notFinite(rows.name(), number, columns[i].name(), cell);
            }
            offset += columns[i].width();
        }
    }

    private Batch batch(float[] values, long[] numbers, String[] ids, Label[] labels, int count) {
        return new Batch(
                count < numbers.length ? Arrays.copyOf(values, count * size) : values,
                new Names(ids, numbers, count),
                Arrays.asList(labels).subList(0, count));
    }

    static UnreadableDataException notFinite(String source, long row, String column, double value) {
        return new UnreadableDataException(
                "%s: row %d, column %s: %s; expected a finite number, or none where it is missing"
                        .formatted(
                                source,
                                row,
                                column,
                                Double.isInfinite(value)
                                        ? "an infinite value"
                                        : value + " is too large"));
    }

    /** What rows are called; their numbers become text only when asked for. */
    private static final class Names extends AbstractList<String> implements RandomAccess {
        private final String[] ids;
        private final long[] numbers;
        private final int size;

        Names(String[] ids, long[] numbers, int size) {
            this.ids = ids;
            this.numbers = numbers;
            this.size = size;
        }

        @Override
        public String get(int index) {
            Objects.checkIndex(index, size);
            return ids[index] == null ? Long.toString(numbers[index]) : ids[index];
        }

        @Override
        public int size() {
            return size;
        }
    }

    @Override
    public void close() {
        try {
            cursor.close();
        } catch (SQLException e) {
            throw rows.database().complaint(e);
        }
    }
}
