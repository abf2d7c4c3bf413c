package engram.evaluation;

import java.util.Optional;

/**
 * An estimate and the interval that holds the true value with the given confidence.
 *
 * @param confidence above 0 and below 1; 0.95 throughout this package
 */
public record Interval(double estimate, double low, double high, double confidence) {

    static final double CONFIDENCE = 0.95;

    /** Quantile 0.975 of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    /**
     * @throws IllegalArgumentException unless low &le; estimate &le; high and 0 &lt; confidence
     *     &lt; 1
     */
    public Interval {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException(
                    "expected low <= estimate <= high, but got %s, %s, %s"
                            .formatted(low, estimate, high));
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "expected a confidence between 0 and 1, but got " + confidence);
        }
    }

    /**
     * A proportion and its Wilson score interval, which holds at and near 0 and 1 (E. B. Wilson,
     * JASA 22, 1927; Brown, Cai and DasGupta, Statistical Science 16, 2001).
     *
     * @return empty when there are no trials
     */
    public static Optional<Interval> proportion(long successes, long trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "expected 0 <= successes <= trials, but got %d of %d"
                            .formatted(successes, trials));
        }
        return trials == 0
                ? Optional.empty()
                : Optional.of(wilson((double) successes / trials, (double) trials));
    }

    /** Wilson's interval around {@code p}, as if seen in that many independent trials. */
    static Interval wilson(double p, double trials) {
        double shrink = 1 + Z * Z / trials;
        double centre = (p + Z * Z / (2 * trials)) / shrink;
        double half = Z * Math.sqrt(p * (1 - p) / trials + Z * Z / (4 * trials * trials)) / shrink;
        // At 0 and 1 rounding may leave p a hair outside.
        return within(p, centre - half, centre + half);
    }

    /** Symmetric on the scale of log odds, so that it never leaves 0 to 1; p itself is inside. */
    static Interval logit(double p, double variance) {
        double logit = Math.log(p / (1 - p));
        double half = Z * Math.sqrt(variance) / (p * (1 - p));
        return within(p, logistic(logit - half), logistic(logit + half));
    }

    /** An interval of a value between 0 and 1 at this package's confidence. */
    static Interval within(double p, double low, double high) {
        return new Interval(
                p, Math.max(0, Math.min(low, p)), Math.min(1, Math.max(high, p)), CONFIDENCE);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
