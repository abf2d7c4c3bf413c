package engram.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How table rows become numbers: each column gives one or more features, in column order. A {@link
 * Numeric} or {@link Logarithmic} column is centred and scaled; a {@link Flag} stays 0 or 1; a
 * {@link Category} becomes one feature per known value and one for any other. Where training rows
 * had missing values, one more feature says whether the value was missing.
 */
public record TableEncoding(List<Column> columns) implements Encoding {

    public TableEncoding {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
    }

    /** One column of the table, by name. */
    public sealed interface Column {
        String name();

        /** Whether a feature of its own, the column's last, says that the value is missing. */
        boolean missingIndicator();

        /** How many features the column gives, the indicator included. */
        int width();

        /**
         * The number that stands for a cell: its value; for a category the index of its value, with
         * {@code values().size()} for any other; NaN for null, which means missing.
         *
         * @throws UnreadableDataException if the cell is of another type than the column
         */
        double number(Object cell);

        /** Writes the {@link #width()} features of a cell, given as {@link #number} has it. */
        void encode(double number, float[] into, int offset);

        /**
         * The cell that features (of a row, or a model's guess at them) stand for: a Double, a
         * Boolean, or one of a category's values; null for missing.
         */
        Object decode(float[] features, int offset);
    }

    /** A column whose cells are one number each, and so one feature and an indicator. */
    public sealed interface Quantity extends Column {
        /** What stands for a missing value, in the column's own units. */
        double imputed();

        /** The feature that encodes a value. */
        double feature(double value);

        /** The cell that a feature stands for. */
        Object cell(double feature);

        @Override
        default int width() {
            return missingIndicator() ? 2 : 1;
        }

        @Override
        default void encode(double number, float[] into, int offset) {
            boolean missing = Double.isNaN(number);
            into[offset] = (float) feature(missing ? imputed() : number);
            if (missingIndicator()) {
                into[offset + 1] = missing ? 1 : 0;
            }
        }

        @Override
        default Object decode(float[] features, int offset) {
            boolean missing = missingIndicator() && features[offset + 1] > 0.5f;
            return missing ? null : cell(features[offset]);
        }
    }

    /**
     * A number, encoded as {@code (value - center) / scale}.
     *
     * @param imputed what stands for a missing value, in the column's own units
     */
    public record Numeric(
            String name, double center, double scale, double imputed, boolean missingIndicator)
            implements Quantity {

        public Numeric {
            requireScale(name, center, scale);
        }

        @Override
        public double number(Object cell) {
            return numberIn(name, cell, "a number");
        }

        @Override
        public double feature(double value) {
            return (value - center) / scale;
        }

        @Override
        public Double cell(double feature) {
            return center + scale * feature;
        }
    }

    /**
     * A number whose order of magnitude matters, such as bytes: encoded as {@code (sign(value)
     * log(1 + |value|) - center) / scale}.
     *
     * @param center of the logarithms
     * @param scale of the logarithms
     * @param imputed what stands for a missing value, in the column's own units
     */
    public record Logarithmic(
            String name, double center, double scale, double imputed, boolean missingIndicator)
            implements Quantity {

        public Logarithmic {
            requireScale(name, center, scale);
        }

        /** The number that has this logarithm. */
        public static double number(double logarithm) {
            return Math.signum(logarithm) * Math.expm1(Math.abs(logarithm));
        }

        @Override
        public double number(Object cell) {
            return numberIn(name, cell, "a number");
        }

        @Override
        public double feature(double value) {
            return (Math.signum(value) * Math.log1p(Math.abs(value)) - center) / scale;
        }

        @Override
        public Double cell(double feature) {
            return number(center + scale * feature);
        }
    }

    /** A truth value or a number that is only ever 0 or 1, encoded as it is. */
    public record Flag(String name, double imputed, boolean missingIndicator) implements Quantity {
        @Override
        public double number(Object cell) {
            return numberIn(name, cell, "true, false, 0 or 1");
        }

        @Override
        public double feature(double value) {
            return value;
        }

        @Override
        public Boolean cell(double feature) {
            return feature > 0.5;
        }
    }

    /**
     * Words, encoded one-hot; the feature after the known values is for a value never seen in
     * training, and for a missing one where training rows had none missing.
     */
    public record Category(String name, List<String> values, boolean missingIndicator)
            implements Column {
        /** What {@link #decode} says for a value never seen in training. */
        public static final String OTHER = "(other)";

        public Category {
            values = List.copyOf(values);
        }

        @Override
        public int width() {
            return values.size() + 1 + (missingIndicator ? 1 : 0);
        }

        @Override
        public double number(Object cell) {
            if (cell == null) {
                return Double.NaN;
            }
            int known = values.indexOf(cell.toString());
            return known < 0 ? values.size() : known;
        }

        @Override
        public void encode(double number, float[] into, int offset) {
            for (int i = 0; i < width(); i++) {
                into[offset + i] = 0;
            }
            boolean missing = Double.isNaN(number);
            int other = values.size();
            into[offset + (!missing ? (int) number : missingIndicator ? other + 1 : other)] = 1;
        }

        @Override
        public String decode(float[] features, int offset) {
            int largest = 0;
            for (int i = 1; i < width(); i++) {
                if (features[offset + i] > features[offset + largest]) {
                    largest = i;
                }
            }
            if (largest > values.size()) {
                return null;
            }
            return largest == values.size() ? OTHER : values.get(largest);
        }
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
        float[] features = new float[shape().columns()];
        int offset = 0;
        for (Column column : columns) {
            if (!row.containsKey(column.name())) {
                throw new UnreadableDataException(
                        "column " + column.name() + " is not in the row; give null where missing");
            }
            column.encode(column.number(row.get(column.name())), features, offset);
            offset += column.width();
        }
        return features;
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

    private static void requireScale(String column, double center, double scale) {
        if (!(scale > 0 && Double.isFinite(scale) && Double.isFinite(center))) {
            throw new IllegalArgumentException(
                    "column " + column + " cannot be scaled by " + scale + " around " + center);
        }
    }

    private static double numberIn(String column, Object cell, String expected) {
        if (cell == null || cell.equals("")) {
            return Double.NaN;
        }
        if (cell instanceof Number number) {
            return number.doubleValue();
        }
        String word = cell.toString().strip();
        if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(word) ? 1 : 0;
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new UnreadableDataException(
                    "column " + column + ": expected " + expected + ", found \"" + cell + "\"");
        }
    }
}
