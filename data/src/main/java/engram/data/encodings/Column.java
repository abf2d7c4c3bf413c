package engram.data.encodings;

import engram.data.UnreadableDataException;
import java.util.List;
import java.util.OptionalDouble;

/** One column of the table, by name. */
public sealed interface Column {
    String name();

    /** Whether a feature of its own, the column's last, says that the value is missing. */
    boolean missingIndicator();

    /** How many features the column gives, the indicator included. */
    int width();

    /**
     * The number that stands for a cell: its value; for a category the index of its value, with
     * {@code values().size()} for any other; NaN for null and for text that means missing; {@link
     * TableEncoding#UNREADABLE} for text where a number is expected.
     *
     * @throws UnreadableDataException if the cell is of another type than the column
     */
    double number(Object cell);

    /** Writes the {@link #width()} features of a cell, given as {@link #number} has it. */
    void encode(double number, float[] into, int offset);

    /**
     * The cell that features (of a row, or a model's guess at them) stand for: a Double, a Boolean,
     * or one of a category's values; null for missing.
     */
    Object decode(float[] features, int offset);

    /** A column whose cells are one number each, and so one feature and an indicator. */
    sealed interface Quantity extends Column {
        /**
         * What stands for a missing value, in the column's own units; NaN where training rows had
         * none missing.
         */
        double imputed();

        /** What encodes as 0; of a {@link Logarithmic} column, its logarithm. */
        double center();

        /** How far from there what encodes as 1 is. */
        double scale();

        /** What training rows held. */
        Seen seen();

        /** The feature that encodes a value, but for what a {@linkplain Seen new sign} adds. */
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
            if (Double.isNaN(number) || number == TableEncoding.UNREADABLE) {
                return TableEncoding.NEWS;
            }
            return Double.isInfinite(number)
                    ? Math.copySign(TableEncoding.ENDLESS, (float) number)
                    : (float)
                            Math.max(
                                    -TableEncoding.FARTHEST,
                                    Math.min(
                                            TableEncoding.FARTHEST,
                                            feature(number) + seen().beyond(number)));
        }

        @Override
        default Object decode(float[] features, int offset) {
            float feature = features[offset];
            if (feature == TableEncoding.NEWS
                    || (missingIndicator() && features[offset + 1] > 0.5f)) {
                return null;
            }
            return Math.abs(feature) == TableEncoding.ENDLESS && !(this instanceof Flag)
                    ? (Double) Math.copySign(Double.POSITIVE_INFINITY, feature)
                    : cell(feature - seen().beyond(feature, feature(0)));
        }
    }

    /**
     * A number, encoded as {@code (value - center) / scale}.
     *
     * @param imputed what stands for a missing value, in the column's own units
     */
    record Numeric(
            String name,
            double center,
            double scale,
            double imputed,
            boolean missingIndicator,
            NumberWriting writing,
            Seen seen)
            implements Quantity {

        public Numeric {
            Standard.require(name, center, scale);
            writing = writing == null ? NumberWriting.PLAIN : writing;
            // Detectors of earlier versions have none.
            seen = seen == null ? Seen.ANYTHING : seen;
        }

        /** A column of plain numbers. */
        public Numeric(
                String name,
                double center,
                double scale,
                double imputed,
                boolean missingIndicator) {
            this(
                    name,
                    center,
                    scale,
                    imputed,
                    missingIndicator,
                    NumberWriting.PLAIN,
                    Seen.ANYTHING);
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
    record Logarithmic(
            String name,
            double center,
            double scale,
            double imputed,
            boolean missingIndicator,
            NumberWriting writing,
            Seen seen)
            implements Quantity {

        public Logarithmic {
            Standard.require(name, center, scale);
            writing = writing == null ? NumberWriting.PLAIN : writing;
            // Detectors of earlier versions have none.
            seen = seen == null ? Seen.ANYTHING : seen;
        }

        /** A column of plain numbers. */
        public Logarithmic(
                String name,
                double center,
                double scale,
                double imputed,
                boolean missingIndicator) {
            this(
                    name,
                    center,
                    scale,
                    imputed,
                    missingIndicator,
                    NumberWriting.PLAIN,
                    Seen.ANYTHING);
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
    record Flag(String name, Standard standard, double imputed, boolean missingIndicator)
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
        public Seen seen() {
            return Seen.ANYTHING;
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
            if (cell instanceof CharSequence text) {
                if (TruthWords.isTrue(text.toString())) {
                    return 1;
                }
                if (TruthWords.isFalse(text.toString())) {
                    return 0;
                }
            }
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
    record Category(String name, List<String> values, boolean missingIndicator, double novelty)
            implements Column {
        /** What {@link #decode} says for a value never seen in training. */
        public static final String OTHER = "(other)";

        public Category {
            values = List.copyOf(values);
            // Detectors of earlier versions have none.
            novelty = novelty == 0 ? 1 : novelty;
            if (!(novelty > 0 && novelty < TableEncoding.FARTHEST)) {
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
}
