package engram.tables;

import engram.data.encodings.NumberWriting;
import engram.data.encodings.Standard;
import engram.tables.columns.LongForm;
import engram.tables.columns.SerialDays;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is to be known of a column of numbers, or of their logarithms where {@link Scaling#LOG} asks
 * for these.
 *
 * @param present how many finite numbers there are
 * @param infinite how many infinite ones
 * @param quartiles lower, median, upper
 * @param spread of the numbers
 * @param order what tells running numbers from measured ones
 * @param codes what may stand for missing
 */
record NumberStatistics(
        long present, long infinite, double[] quartiles, Spread spread, Order order, Codes codes) {

    /** Interquartile range of a normal distribution with standard deviation 1. */
    private static final double NORMAL_RANGE = 1.349;

    private static final double LEAST_OF_TRUTHS = 0.1;

    /** Smallest, largest, mean and the population's standard deviation. */
    record Spread(double low, double high, double mean, double deviation) {}

    /**
     * Before any logarithm.
     *
     * @param whole whether none has a fraction
     * @param different about how many different ones there are
     * @param even how much of their variance their rows' order explains
     */
    record Order(
            boolean truths, boolean whole, long different, double low, double high, double even) {

        /** The numbers taken for days. */
        SerialDays days() {
            return new SerialDays(low, high, whole);
        }
    }

    /**
     * Numbers that are often written where none was measured.
     *
     * @param count how many there are
     * @param first the smallest of them
     * @param low the smallest of all others
     * @param high the largest of all others
     */
    record Codes(long count, double first, double low, double high) {
        private static final String USUAL =
                "(-99999, -9999, -999, -99, 99, 999, 9999, 99999, 999999)";

        /** Whether they lie farther from the others than these from one another. */
        boolean areStrange() {
            double range = high - low;
            return count > 1 && range > 0 && (first < low - range || first > high + range);
        }
    }

    /**
     * Reads it of columns.
     *
     * @param number what stands in a cell v, which may be NULL or NaN
     */
    static LongForm.Aggregate<NumberStatistics> aggregate(String number, Scaling scaling) {
        String scaled = scaling == Scaling.LOG ? "sign(x) * ln(1 + abs(x))" : "x";
        return new LongForm.Aggregate<>(
                number,
                "v AS n, CASE WHEN abs(v) < %s THEN v END AS x, %s AS y"
                        .formatted(NumberWriting.LARGEST, scaled),
                """
                count(x), count_if(abs(n) >= %1$s AND NOT isnan(n)), bool_and(x IN (0, 1)), quantile_cont(y, [.25, .5, .75])[1],
                quantile_cont(y, [.25, .5, .75])[2], quantile_cont(y, [.25, .5, .75])[3],
                min(y), max(y), avg(y), stddev_pop(y),
                bool_and(x = floor(x)), approx_count_distinct(x), min(x), max(x),
                coalesce(corr(x, number) ** 2, 0),
                count_if(x IN %2$s), min(x) FILTER (x IN %2$s), min(x) FILTER (x NOT IN %2$s), max(x) FILTER (x NOT IN %2$s)"""
                        .formatted(NumberWriting.LARGEST, Codes.USUAL),
                NumberStatistics::read);
    }

    private static NumberStatistics read(ResultSet row) throws SQLException {
        return new NumberStatistics(
                row.getLong(2),
                row.getLong(3),
                new double[] {row.getDouble(5), row.getDouble(6), row.getDouble(7)},
                new Spread(
                        row.getDouble(8), row.getDouble(9), row.getDouble(10), row.getDouble(11)),
                new Order(
                        row.getBoolean(4),
                        row.getBoolean(12),
                        row.getLong(13),
                        row.getDouble(14),
                        row.getDouble(15),
                        row.getDouble(16)),
                new Codes(
                        row.getLong(17), row.getDouble(18), row.getDouble(19), row.getDouble(20)));
    }

    boolean varies() {
        return spread.low < spread.high;
    }

    double median() {
        return quartiles[1];
    }

    double center(Scaling scaling) {
        return switch (scaling) {
            case STANDARD, STANDARD_NUMBERS, LOG -> spread.mean;
            case ROBUST -> median();
            case MIN_MAX -> spread.low;
        };
    }

    /**
     * By mean and standard deviation, as numbers are, so that the rarer of two values is the
     * farther one; but never more than ten deviations apart, which a value that training rows did
     * not have is too.
     */
    Standard ofTruths(Scaling scaling) {
        return ofTruths(spread.mean, spread.deviation, scaling);
    }

    /** The same of any values of which this part is true. */
    static Standard ofTruths(double part, double deviation, Scaling scaling) {
        return scaling.scalesTruths()
                ? new Standard(part, Math.max(LEAST_OF_TRUTHS, deviation))
                : Standard.AS_IT_IS;
    }

    /** Above 0, also where all numbers are the same but for missing ones. */
    double scale(Scaling scaling) {
        double range = (quartiles[2] - quartiles[0]) / NORMAL_RANGE;
        double scale =
                switch (scaling) {
                    case STANDARD, STANDARD_NUMBERS, LOG -> spread.deviation;
                    case ROBUST -> range > 0 ? range : spread.deviation;
                    case MIN_MAX -> spread.high - spread.low;
                };
        return scale > 0 ? scale : 1;
    }
}
