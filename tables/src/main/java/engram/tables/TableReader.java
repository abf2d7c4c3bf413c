package engram.tables;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.TableEncoding;
import engram.tables.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * One walk over the rows of a table; after the columns' numbers come the texts that take a closer
 * look, label, id and row number.
 */
final class TableReader implements SampleReader {
    private static final Label[] LABELS = Label.values();

    private final Rows rows;
    private final Column[] columns;
    private final ColumnReading[] readings;

    /** Where each column's text is; 0 where there is none. */
    private final int[] texts;

    /** The columns whose kind is known here, so that a million rows a second need not ask it. */
    private final Numeric[] numeric;

    private final Category[] category;

    /** What a category's word is where no training row had it; -1 for other columns. */
    private final int[] news;

    private final int[] widths;
    private final int size;
    private final int label;
    private final Database.Cursor cursor;
    private final Findings findings;
    private long read;
    private boolean ended;

    TableReader(
            Rows rows,
            TableEncoding encoding,
            List<ColumnReading> readings,
            Database.Cursor cursor) {
        this.rows = rows;
        this.columns = encoding.columns().toArray(new Column[0]);
        this.readings = readings.toArray(new ColumnReading[0]);
        this.size = encoding.shape().columns();
        this.cursor = cursor;
        this.findings = new Findings(rows, encoding);
        this.numeric = new Numeric[columns.length];
        this.category = new Category[columns.length];
        this.widths = encoding.columns().stream().mapToInt(Column::width).toArray();
        this.news =
                encoding.columns().stream()
                        .mapToInt(c -> c instanceof Category words ? words.values().size() : -1)
                        .toArray();
        this.texts = new int[columns.length];
        int next = columns.length + 1;
        for (int i = 0; i < columns.length; i++) {
            numeric[i] = columns[i] instanceof Numeric column ? column : null;
            category[i] = columns[i] instanceof Category column ? column : null;
            texts[i] = this.readings[i].text().isPresent() ? next++ : 0;
        }
        this.label = next;
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
                    findings.tell(read);
                    break;
                }
                read++;
                long counted = row.getLong(label + 2);
                numbers[count] = counted == 0 ? read : counted;
                labels[count] = LABELS[row.getInt(label)];
                ids[count] = row.getString(label + 1);
                encode(row, numbers[count], labels[count], values, count * size);
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

    private void encode(ResultSet row, long number, Label label, float[] values, int start)
            throws SQLException {
        boolean usual = label != Label.ANOMALOUS;
        int offset = start;
        for (int i = 0; i < columns.length; i++) {
            double cell = row.getDouble(i + 1); // NaN for NULL
            boolean closer = Findings.isUnusual(cell);
            if (closer) {
                cell = unusual(row, i, cell, number);
            }
            if (usual && category[i] == null && !Findings.isUnusual(cell)) {
                findings.addNumber(i, cell, number);
            }
            if (closer) {
                columns[i].encode(cell, values, offset);
            } else if (numeric[i] != null) {
                numeric[i].encode(cell, values, offset);
            } else if (category[i] != null) {
                int place = (int) cell;
                values[offset + place] = category[i].hot(place); // The others are 0 already.
                if (place == news[i]) {
                    findings.addNews(i, number, row.getString(texts[i]));
                }
            } else {
                columns[i].encode(cell, values, offset);
            }
            offset += widths[i];
        }
    }

    private double unusual(ResultSet row, int column, double quick, long number)
            throws SQLException {
        ColumnReading reading = readings[column];
        String text = texts[column] == 0 ? null : row.getString(texts[column]);
        double cell = reading.known(text == null ? quick : reading.closer(text));
        if (Findings.isUnusual(cell)) {
            findings.add(column, cell, number, text);
        }
        return cell;
    }

    private Batch batch(float[] values, long[] numbers, String[] ids, Label[] labels, int count) {
        return new Batch(
                count < numbers.length ? Arrays.copyOf(values, count * size) : values,
                new Names(ids, numbers, count),
                Arrays.asList(labels).subList(0, count));
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
