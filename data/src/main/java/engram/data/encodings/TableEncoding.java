package engram.data.encodings;

import engram.data.SampleShape;
import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How table rows become numbers: each column gives one or more features, in column order. A {@link
 * Column.Numeric}, {@link Column.Logarithmic} or {@link Column.Flag} column is centred and scaled;
 * a {@link Column.Category} becomes one feature per known value and one for any other. Where
 * training rows had missing values, one more feature says whether the value was missing.
 *
 * <p>What the training rows never had counts against a row: a number missing where none was, or
 * text that is no number, is encoded as {@link #NEWS}; an infinite number as {@link #ENDLESS}.
 *
 * @param leftOut columns that play no part, and what they hold
 * @param missing cells that mean missing, beside the usual ones, as the training rows had them
 */
public record TableEncoding(List<Column> columns, Map<String, String> leftOut, Set<String> missing)
        implements Encoding {
    /** The number that stands for a cell that is no number although its column holds numbers. */
    public static final double UNREADABLE = Double.MAX_VALUE;

    /**
     * The feature of a number that is missing or unreadable as none was in training: so far off
     * that it counts even for a model that forgives deviations along what varied most, and to the
     * last digit what no number of a user's comes to.
     */
    public static final float NEWS = 9869.604f;

    /** The feature of an infinite number: its square still fits a float a million million times. */
    public static final float ENDLESS = 2e6f;

    /** The largest feature of a finite number. */
    public static final double FARTHEST = 1e6;

    public TableEncoding {
        columns = List.copyOf(columns);
        // Detectors of earlier versions have neither.
        leftOut = leftOut == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(leftOut));
        missing = missing == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(missing));
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
    }

    /** Columns of which no more is known. */
    public TableEncoding(List<Column> columns) {
        this(columns, Map.of(), Set.of());
    }

    @Override
    public SampleShape.Row shape() {
        return new SampleShape.Row(columns.stream().mapToInt(Column::width).sum());
    }

    /** For each column, the position of its first feature. */
    public List<Integer> offsets() {
        List<Integer> offsets = new ArrayList<>(columns.size());
        int next = 0;
        for (Column column : columns) {
            offsets.add(next);
            next += column.width();
        }
        return offsets;
    }

    /** The column that a feature belongs to. */
    public Column columnOf(int feature) {
        int next = 0;
        for (Column column : columns) {
            next += column.width();
            if (feature >= 0 && feature < next) {
                return column;
            }
        }
        throw new IndexOutOfBoundsException("feature " + feature + " of " + next);
    }

    /**
     * One row, encoded.
     *
     * @param row cells by column name: numbers, truth values, words, or null where missing; columns
     *     that are not of this encoding are passed over
     * @throws UnreadableDataException if a column is not there or a cell is of another type
     */
    public float[] encode(Map<String, ?> row) {
        List<?> cells = columns.stream().map(column -> RowEncoder.cell(row, column)).toList();
        return encodeAll(List.of(cells));
    }

    /** Rows, one after the other; each has its cells in the columns' order. */
    public float[] encodeAll(List<? extends List<?>> rows) {
        return new RowEncoder(this).encoded(rows);
    }

    /** The number that stands for each cell of a row, as {@link Column#number} has it. */
    public double[] numbers(List<?> cells) {
        return new RowEncoder(this).numbers(cells);
    }

    /**
     * The row that features stand for, in the columns' own units and order, as {@link
     * Column#decode} has it.
     */
    public Map<String, Object> decode(float[] features) {
        SampleShape.Row given = new SampleShape.Row(features.length);
        if (!given.equals(shape())) {
            throw new ShapeMismatchException(shape(), given);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        int offset = 0;
        for (Column column : columns) {
            row.put(column.name(), column.decode(features, offset));
            offset += column.width();
        }
        return row;
    }
}
