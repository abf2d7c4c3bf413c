package engram.evaluation;

import java.util.Optional;

/**
 * Verdicts counted against the truth; positive means flagged as anomalous. Every figure comes with
 * its 95 % interval and is empty where its denominator is 0.
 *
 * @param truePositives anomalous and flagged
 * @param falsePositives normal and flagged: false alarms
 * @param trueNegatives normal and not flagged
 * @param falseNegatives anomalous and not flagged: missed
 */
public record Confusion(
        long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

    public Confusion {
        if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
            throw new IllegalArgumentException(
                    "counts cannot be negative: %d, %d, %d, %d"
                            .formatted(
                                    truePositives, falsePositives, trueNegatives, falseNegatives));
        }
    }

    /**
     * @param flagged the verdicts
     * @param anomalous the truth, of the same samples
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Confusion of(boolean[] flagged, boolean[] anomalous) {
        Scores.requireSameLength(flagged.length, anomalous.length, "labels");
        long[] counts = new long[4];
        for (int i = 0; i < flagged.length; i++) {
            counts[(flagged[i] ? 2 : 0) + (anomalous[i] ? 1 : 0)]++;
        }
        return new Confusion(counts[3], counts[2], counts[0], counts[1]);
    }

    /**
     * Counts with samples flagged that score {@code threshold} or higher.
     *
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static Confusion at(double threshold, double[] scores, boolean[] anomalous) {
        Scores.requireFinite(scores);
        boolean[] flagged = new boolean[scores.length];
        for (int i = 0; i < flagged.length; i++) {
            flagged[i] = scores[i] >= threshold;
        }
        return of(flagged, anomalous);
    }

    public long anomalies() {
        return truePositives + falseNegatives;
    }

    public long normals() {
        return trueNegatives + falsePositives;
    }

    public long flagged() {
        return truePositives + falsePositives;
    }

    public long total() {
        return anomalies() + normals();
    }

    /** How many of the flagged are anomalous. Empty if nothing was flagged. */
    public Optional<Interval> precision() {
        return Interval.proportion(truePositives, flagged());
    }

    /** How many of the anomalous were flagged. Empty if nothing is anomalous. */
    public Optional<Interval> recall() {
        return Interval.proportion(truePositives, anomalies());
    }

    /** How many of the normal were flagged. Empty if nothing is normal. */
    public Optional<Interval> falseAlarmRate() {
        return Interval.proportion(falsePositives, normals());
    }

    /** How many verdicts are right. Empty if there are no samples. */
    public Optional<Interval> accuracy() {
        return Interval.proportion(truePositives + trueNegatives, total());
    }

    /**
     * Harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN). Empty if nothing was flagged
     * and nothing is anomalous; 0 if something was or is, but nothing rightly so.
     *
     * <p>F1 = 2 J / (1 + J), where J = TP / (TP + FP + FN) is a proportion; the interval is
     * Wilson's for J, so transformed (Lam, Gopal and Qian, arXiv 2309.14621, the indirect method).
     */
    public Optional<Interval> f1() {
        return Interval.proportion(truePositives, flagged() + falseNegatives)
                .map(
                        j ->
                                Interval.within(
                                        ofJaccard(j.estimate()),
                                        ofJaccard(j.low()),
                                        ofJaccard(j.high())));
    }

    private static double ofJaccard(double j) {
        return 2 * j / (1 + j);
    }
}
