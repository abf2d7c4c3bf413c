package engram.tables;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is to be known of a column of numbers, or of their logarithms where {@link Scaling#LOG} asks
 * for these.
 *
 * @param empty all missing
 * @param constant all the same, none missing
 * @param missing whether any is missing
 * @param truths whether there are only 0 and 1, before any logarithm
 * @param low the smallest
 * @param high the largest
 * @param quartiles lower, median, upper
 * @param deviation the population's standard deviation
 */
record NumberStatistics(
        boolean empty,
        boolean constant,
        boolean missing,
        boolean truths,
        double low,
        double high,
        double[] quartiles,
        double mean,
        double deviation) {

    /** Interquartile range of a normal distribution with standard deviation 1. */
    private static final double NORMAL_RANGE = 1.349;

    /** What to select for {@link #read}; all numbers must be finite. */
    static String of(String column, Scaling scaling) {
        String value = scaling == Scaling.LOG ? "(sign(x.c) * ln(1 + abs(x.c)))" : "x.c";
        return """
               SELECT count(x.c), count(*), min(x.c) = max(x.c), bool_and(x.c IN (0, 1)),
               quantile_cont(x.v, [.25, .5, .75])[1], quantile_cont(x.v, [.25, .5, .75])[2],
               quantile_cont(x.v, [.25, .5, .75])[3], avg(x.v), stddev_pop(x.v),
               min(x.v), max(x.v)"""
                .replace("x.v", value)
                .replace("x.c", Sql.name(column));
    }

    static NumberStatistics read(ResultSet row) throws SQLException {
        long present = row.getLong(1);
        boolean missing = present < row.getLong(2);
        boolean constant = row.getBoolean(3) && !missing;
        double[] quartiles = {row.getDouble(5), row.getDouble(6), row.getDouble(7)};
        return new NumberStatistics(
                present == 0,
                constant,
                missing,
                row.getBoolean(4),
                row.getDouble(10),
                row.getDouble(11),
                quartiles,
                row.getDouble(8),
                row.getDouble(9));
    }

    double median() {
        return quartiles[1];
    }

    double center(Scaling scaling) {
        return switch (scaling) {
            case STANDARD, LOG -> mean;
            case ROBUST -> median();
            case MIN_MAX -> low;
        };
    }

    /** Above 0, also where all numbers are the same but for missing ones. */
    double scale(Scaling scaling) {
        double range = (quartiles[2] - quartiles[0]) / NORMAL_RANGE;
        double scale =
                switch (scaling) {
                    case STANDARD, LOG -> deviation;
                    case ROBUST -> range > 0 ? range : deviation;
                    case MIN_MAX -> high - low;
                };
        return scale > 0 ? scale : 1;
    }
}
