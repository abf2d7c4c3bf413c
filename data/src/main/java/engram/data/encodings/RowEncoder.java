package engram.data.encodings;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column.Category;
import java.util.List;
import java.util.Map;

/** Encodes rows that a program holds, as rows of files are encoded. */
final class RowEncoder {
    private final TableEncoding encoding;
    private final List<Column> columns;
    private final MissingMarks marks;

    RowEncoder(TableEncoding encoding) {
        this.encoding = encoding;
        this.columns = encoding.columns();
        this.marks = new MissingMarks(encoding.missing());
    }

    /**
     * A column's cell of a row.
     *
     * @throws UnreadableDataException if it is not there, not even as null
     */
    static Object cell(Map<String, ?> row, Column column) {
        if (!row.containsKey(column.name())) {
            throw new UnreadableDataException(
                    "column " + column.name() + " is not in the row; give null where missing");
        }
        return row.get(column.name());
    }

    /** The features of all rows, one row after the other. */
    float[] encoded(List<? extends List<?>> rows) {
        float[] features = new float[Math.multiplyExact(rows.size(), encoding.shape().columns())];
        int offset = 0;
        for (List<?> row : rows) {
            double[] numbers = numbers(row);
            for (int i = 0; i < numbers.length; i++) {
                Column column = columns.get(i);
                column.encode(numbers[i], features, offset);
                offset += column.width();
            }
        }
        return features;
    }

    double[] numbers(List<?> row) {
        double[] numbers = new double[columns.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(columns.get(i), row.get(i));
        }
        return numbers;
    }

    /** A value that a category knows is that value, even if it is a mark for what is missing. */
    private double number(Column column, Object cell) {
        double number = column.number(cell);
        if (column instanceof Category category) {
            boolean known = number < category.values().size();
            return !known && cell != null && marks.cover(cell) ? Double.NaN : number;
        }
        return (cell != null && marks.cover(cell)) || marks.cover(number) ? Double.NaN : number;
    }
}
