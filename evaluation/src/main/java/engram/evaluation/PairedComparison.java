package engram.evaluation;

import java.util.OptionalDouble;

/**
 * Two detectors compared over the same seeds, classes or data sets.
 *
 * @param differences first minus second, one for each pair
 * @param tTest two-sided p-value of the paired t-test; empty for a single pair, and where all
 *     differences are equal
 * @param signedRank two-sided p-value of Wilcoxon's signed-rank test; it assumes no normality, but
 *     n pairs can never bring it below 2 / 2^n
 */
public record PairedComparison(RepeatedRuns differences, OptionalDouble tTest, double signedRank) {

    /**
     * @param first one figure for each seed or class
     * @param second those of the other detector, in the same order
     * @throws IllegalArgumentException if the lengths differ, there are no pairs or a value is not
     *     finite
     */
    public static PairedComparison of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "expected pairs, but there are %d runs of the first detector and %d of the second"
                            .formatted(first.length, second.length));
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        RepeatedRuns runs = RepeatedRuns.of(differences);
        return new PairedComparison(runs, tTest(runs), SignedRank.twoSided(differences));
    }

    private static OptionalDouble tTest(RepeatedRuns runs) {
        double deviation = runs.standardDeviation().orElse(0);
        if (deviation == 0) {
            return OptionalDouble.empty();
        }
        double t = runs.mean() / (deviation / Math.sqrt(runs.count()));
        return OptionalDouble.of(StudentT.twoSided(t, runs.count() - 1));
    }
}
