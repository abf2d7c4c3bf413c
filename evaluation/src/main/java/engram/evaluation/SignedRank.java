package engram.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test, exact for any number of pairs, ties included (in time that grows
 * with its cube: an instant for 1,000). Zero differences are left out, equal ones share their mean
 * rank.
 */
final class SignedRank {
    private SignedRank() {}

    /** Two-sided p-value; 1 if all differences are zero. */
    static double twoSided(double[] differences) {
        // Wilcoxon's own way with ties at zero: they speak for neither side.
        double[] kept = DoubleStream.of(differences).filter(d -> d != 0).toArray();
        int[] ranks = doubledRanks(DoubleStream.of(kept).map(Math::abs).toArray());
        int total = IntStream.of(ranks).sum();
        int positive =
                IntStream.range(0, kept.length).filter(i -> kept[i] > 0).map(i -> ranks[i]).sum();
        return Math.min(1, 2 * atMost(Math.min(positive, total - positive), ranks));
    }

    /** Twice the rank of each value, from 1, so that mean ranks are whole. */
    private static int[] doubledRanks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[values.length];
        for (int i = 0; i < ranks.length; i++) {
            int first = 0;
            while (sorted[first] < values[i]) {
                first++;
            }
            int end = first + 1;
            while (end < sorted.length && sorted[end] == values[i]) {
                end++;
            }
            ranks[i] = first + 1 + end;
        }
        return ranks;
    }

    /** Chance that the positive ranks sum to that or less when every sign is a fair coin. */
    private static double atMost(int sum, int[] ranks) {
        double[] chance = new double[sum + 1];
        chance[0] = 1;
        for (int rank : ranks) {
            // From the top down, so that chance[s - rank] is still that without this rank.
            for (int s = sum; s >= 0; s--) {
                chance[s] = (chance[s] + (s >= rank ? chance[s - rank] : 0)) / 2;
            }
        }
        return DoubleStream.of(chance).sum();
    }
}
