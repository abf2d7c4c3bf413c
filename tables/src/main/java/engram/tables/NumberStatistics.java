package engram.tables;

import engram.data.Standard;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is to be known of a column of numbers, or of their logarithms where {@link Scaling#LOG} asks
 * for these.
 *
 * @param present how many finite numbers there are
 * @param infinite how many infinite ones
 * @param truths whether there are only 0 and 1, before any logarithm
 * @param quartiles lower, median, upper
 * @param spread of the numbers
 * @param order what tells running numbers from measured ones
 */
record NumberStatistics(
        long present,
        long infinite,
        boolean truths,
        double[] quartiles,
        Spread spread,
        Order order) {

    /** Interquartile range of a normal distribution with standard deviation 1. */
    private static final double NORMAL_RANGE = 1.349;

    private static final double LEAST_OF_TRUTHS = 0.1;

    /** Beyond it, squares overflow. */
    private static final double LARGEST = 1e150;

    /** Smallest, largest, mean and the population's standard deviation. */
    record Spread(double low, double high, double mean, double deviation) {}

    /**
     * Before any logarithm.
     *
     * @param whole whether none has a fraction
     * @param different about how many different ones there are
     */
    record Order(boolean whole, long different, double low, double high) {}

    /**
     * What {@link #aggregates} needs of a number, which may be NULL or NaN: n, x, and what is
     * scaled, y.
     */
    static String cells(String number, Scaling scaling) {
        String scaled = scaling == Scaling.LOG ? "sign(x) * ln(1 + abs(x))" : "x";
        return "%s AS n, CASE WHEN abs(n) < %s THEN n END AS x, %s AS y"
                .formatted(number, LARGEST, scaled);
    }

    /** What to select for {@link #read}. */
    static String aggregates() {
        return """
               count(x), count_if(abs(n) >= %s AND NOT isnan(n)), bool_and(x IN (0, 1)), quantile_cont(y, [.25, .5, .75])[1],
               quantile_cont(y, [.25, .5, .75])[2], quantile_cont(y, [.25, .5, .75])[3],
               min(y), max(y), avg(y), stddev_pop(y),
               bool_and(x = floor(x)), approx_count_distinct(x), min(x), max(x)"""
                .formatted(LARGEST);
    }

    /** Reads them, after one column. */
    static NumberStatistics read(ResultSet row) throws SQLException {
        return new NumberStatistics(
                row.getLong(2),
                row.getLong(3),
                row.getBoolean(4),
                new double[] {row.getDouble(5), row.getDouble(6), row.getDouble(7)},
                new Spread(
                        row.getDouble(8), row.getDouble(9), row.getDouble(10), row.getDouble(11)),
                new Order(
                        row.getBoolean(12), row.getLong(13), row.getDouble(14), row.getDouble(15)));
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
        return scaling.scalesTruths()
                ? new Standard(spread.mean, Math.max(LEAST_OF_TRUTHS, spread.deviation))
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
