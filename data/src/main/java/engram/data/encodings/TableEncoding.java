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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How table rows become numbers: each column gives one or more features, in column order. A {@link
 * Numeric}, {@link Logarithmic} or {@link Flag} column is centred and scaled; a {@link Category}
 * becomes one feature per known value and one for any other. Where training rows had missing
 * values, one more feature says whether the value was missing.
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
    static final float NEWS = 9869.604f;

    /** The feature of an infinite number: its square still fits a float a million million times. */
    static final float ENDLESS = 2e6f;

    /** The largest feature of a finite number. */
    private static final double FARTHEST = 1e6;

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

    /** One column of the table, by name. */
    public sealed interface Column {
        String name();

        /** Whether a feature of its own, the column's last, says that the value is missing. */
        boolean missingIndicator();

        /** How many features the column gives, the indicator included. */
        int width();

        /**
         * The number that stands for a cell: its value; for a category the index of its value, with
         * {@code values().size()} for any other; NaN for null and for text that means missing;
         * {@link #UNREADABLE} for text where a number is expected.
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
        /**
         * What stands for a missing value, in the column's own units; NaN where training rows had
         * none missing.
         */
        double imputed();

        /** What encodes as 0; of a {@link Logarithmic} column, its logarithm. */
        double center();

        /** How far from there what encodes as 1 is. */
        double scale();

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
            into[offset] = bounded(missing ? imputed() : number);
            if (missingIndicator()) {
                into[offset + 1] = missing ? 1 : 0;
            }
        }

        private float bounded(double number) {
            if (Double.isNaN(number) || number == UNREADABLE) {
                return NEWS;
            }
            return Double.isInfinite(number)
                    ? Math.copySign(ENDLESS, (float) number)
                    : (float) Math.max(-FARTHEST, Math.min(FARTHEST, feature(number)));
        }

        @Override
        default Object decode(float[] features, int offset) {
            float feature = features[offset];
            if (feature == NEWS || (missingIndicator() && features[offset + 1] > 0.5f)) {
                return null;
            }
            return Math.abs(feature) == ENDLESS && !(this instanceof Flag)
                    ? (Double) Math.copySign(Double.POSITIVE_INFINITY, feature)
                    : cell(feature);
        }
    }

    /**
     * A number, encoded as {@code (value - center) / scale}.
     *
     * @param imputed what stands for a missing value, in the column's own units
     */
    public record Numeric(
            String name,
            double center,
            double scale,
            double imputed,
            boolean missingIndicator,
            NumberWriting writing)
            implements Quantity {

        public Numeric {
            Standard.require(name, center, scale);
            writing = writing == null ? NumberWriting.PLAIN : writing;
        }

        /** A column of plain numbers. */
        public Numeric(
                String name,
                double center,
                double scale,
                double imputed,
                boolean missingIndicator) {
            this(name, center, scale, imputed, missingIndicator, NumberWriting.PLAIN);
        }

        @Override
        public double number(Object cell) {
            return writing.number(name, cell, "a number");
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
            String name,
            double center,
            double scale,
            double imputed,
            boolean missingIndicator,
            NumberWriting writing)
            implements Quantity {

        public Logarithmic {
            Standard.require(name, center, scale);
            writing = writing == null ? NumberWriting.PLAIN : writing;
        }

        /** A column of plain numbers. */
        public Logarithmic(
                String name,
                double center,
                double scale,
                double imputed,
                boolean missingIndicator) {
            this(name, center, scale, imputed, missingIndicator, NumberWriting.PLAIN);
        }

        /** The number that has this logarithm. */
        public static double number(double logarithm) {
            return Math.signum(logarithm) * Math.expm1(Math.abs(logarithm));
        }

        @Override
        public double number(Object cell) {
            return writing.number(name, cell, "a number");
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

    /** A truth value or a number that is only ever 0 or 1. */
    public record Flag(String name, Standard standard, double imputed, boolean missingIndicator)
            implements Quantity {
        public Flag {
            // Detectors of earlier versions have none.
            standard = standard == null ? Standard.AS_IT_IS : standard;
        }

        /** Encoded as 0 or 1. */
        public Flag(String name, double imputed, boolean missingIndicator) {
            this(name, Standard.AS_IT_IS, imputed, missingIndicator);
        }

        @Override
        public double center() {
            return standard.center();
        }

        @Override
        public double scale() {
            return standard.scale();
        }

        @Override
        public double number(Object cell) {
            return NumberWriting.PLAIN.number(name, cell, "true, false, 0 or 1");
        }

        @Override
        public double feature(double value) {
            return (value - standard.center()) / standard.scale();
        }

        @Override
        public Boolean cell(double feature) {
            return standard.center() + standard.scale() * feature > 0.5;
        }
    }

    /**
     * Words, encoded one-hot; the feature after the known values is for a value never seen in
     * training, and for a missing one where training rows had none missing.
     *
     * @param novelty what that feature is then: the rarer news was in training, the more of it
     */
    public record Category(
            String name, List<String> values, boolean missingIndicator, double novelty)
            implements Column {
        /** What {@link #decode} says for a value never seen in training. */
        public static final String OTHER = "(other)";

        public Category {
            values = List.copyOf(values);
            // Detectors of earlier versions have none.
            novelty = novelty == 0 ? 1 : novelty;
            if (!(novelty > 0 && novelty < FARTHEST)) {
                throw new IllegalArgumentException(
                        "column " + name + ": novelty must be above 0, not " + novelty);
            }
        }

        /** A column in which news counts as any other value does. */
        public Category(String name, List<String> values, boolean missingIndicator) {
            this(name, values, missingIndicator, 1);
        }

        /** The feature of one of its places that is not 0. */
        public float hot(int place) {
            return place == values.size() ? (float) novelty : 1;
        }

        @Override
        public int width() {
            return values.size() + 1 + (missingIndicator ? 1 : 0);
        }

        @Override
        public double number(Object cell) {
            if (cell == null || cell.toString().isEmpty()) {
                return Double.NaN;
            }
            String word = cell.toString().strip();
            int exact = values.indexOf(cell.toString());
            int known = exact < 0 ? values.indexOf(word) : exact;
            if (known < 0) {
                // A number may have lost its zeros on the way: 1 for 1.0, or 7 for 007.
                OptionalDouble number = NumberText.plain(word);
                known = number.isEmpty() ? -1 : positionOf(number.getAsDouble());
            }
            return known < 0 ? values.size() : known;
        }

        private int positionOf(double number) {
            for (int i = 0; i < values.size(); i++) {
                OptionalDouble value = NumberText.plain(values.get(i));
                if (value.isPresent() && value.getAsDouble() == number) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public void encode(double number, float[] into, int offset) {
            for (int i = 0; i < width(); i++) {
                into[offset + i] = 0;
            }
            boolean missing = Double.isNaN(number);
            int other = values.size();
            int place = !missing ? (int) number : missingIndicator ? other + 1 : other;
            into[offset + place] = hot(place);
        }

        @Override
        public String decode(float[] features, int offset) {
            int largest = 0;
            for (int i = 1; i < width(); i++) {
                if (features[offset + i] / hot(i) > features[offset + largest] / hot(largest)) {
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
        List<?> cells = columns.stream().map(column -> RowEncoder.cell(row, column)).toList();
        return encodeAll(List.of(cells));
    }

    /** Rows, one after the other; each has its cells in the columns' order. */
    public float[] encodeAll(List<? extends List<?>> rows) {
        return new RowEncoder(this).encoded(rows);
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
