package engram.detection.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores of normal samples that the model never saw, against which others are judged: split
 * conformal prediction. The p-value of a score s is (1 + number of calibration scores >= s) / (n +
 * 1): if a sample is normal, the chance that its p-value is at most r is at most r.
 */
public final class Calibration {
    private final double[] ascending;

    /**
     * @param scores of normal samples, in any order, finite; none where a protocol has no use for a
     *     threshold, and nothing can then be called anomalous
     */
    public Calibration(double... scores) {
        ascending = scores.clone();
        Arrays.sort(ascending);
        if (!Arrays.stream(ascending).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("calibration scores must be finite");
        }
    }

    /** The scores in ascending order. */
    public double[] scores() {
        return ascending.clone();
    }

    public int size() {
        return ascending.length;
    }

    /**
     * How normal a score is, 0 to 1: the share of normal samples expected to score at least as
     * high.
     */
    public double pValue(double score) {
        int below = 0;
        int above = ascending.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (ascending[middle] < score) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return (1.0 + ascending.length - below) / (ascending.length + 1.0);
    }

    /** Whether a score is anomalous at this false-alarm rate. */
    public boolean isAnomalous(double score, double rate) {
        return pValue(score) <= rate;
    }

    /**
     * Scores above this are anomalous at this rate; infinite where calibration samples are too few
     * for any to be.
     */
    public double threshold(double rate) {
        requireRate(rate);
        // p <= rate allows floor(rate (n + 1)) - 1 calibration scores at or above; the guard is for
        // rounding.
        int allowed = (int) Math.floor(rate * (ascending.length + 1) + 1e-9) - 1;
        return allowed < 0 ? Double.POSITIVE_INFINITY : ascending[ascending.length - 1 - allowed];
    }

    /** How many calibration samples it takes for any score to be anomalous at this rate. */
    public static int samplesFor(double rate) {
        requireRate(rate);
        return (int) Math.ceil(1 / rate - 1e-9) - 1;
    }

    /** What to tell the user when there are too few calibration samples for this rate. */
    public Optional<String> shortage(double rate) {
        int needed = samplesFor(rate);
        if (ascending.length >= needed) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%d calibration samples cannot support a false-alarm rate of %s: nothing can be called anomalous;"
                                + " it takes at least %d, or a rate of %.3g or more",
                        ascending.length,
                        Double.toString(rate),
                        needed,
                        1.0 / (ascending.length + 1)));
    }

    /**
     * @throws IllegalArgumentException if this is no share of samples
     */
    public static void requireRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "falseAlarmRate must be above 0 and below 1, not " + rate);
        }
    }
}
