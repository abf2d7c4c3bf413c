package engram.detection.verdict;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Watches whether scores that come in one by one are still like those of reference samples: a
 * conformal test martingale (Vovk, Nouretdinov, Gammerman, "Testing exchangeability on-line", ICML
 * 2003; the mixing of bets is the Simple Jumper of Vovk et al., "Retrain or not retrain", COPA
 * 2021).
 *
 * <pre>
 *     p_i = (number of scores above s_i + u number equal to it, itself included) / n_i
 *     M_i = sum over k of C_k,   C_k &lt;- ((1 - J) C_k + J M / K) f_k(p_i)
 * </pre>
 *
 * <p>The ranks are among the reference and all that came before, with u uniform, so that they are
 * independent and uniform as long as nothing changes. Each bet f_k has mean 1 under such p. M is
 * then a fair game's capital, and the chance that it ever reaches 1 / r is at most r, however long
 * it is watched (Ville's inequality).
 */
public final class Exchangeability {
    /** How readily capital goes from one bet to the others, so that a late change is seen too. */
    private static final double JUMP = 0.005;

    /** The last is on lower scores. */
    private static final int BETS = 5;

    /** What scores are watched for. */
    public enum Side {
        /** Scores that become higher: safe where reference scores may be a little too high. */
        HIGHER,
        /** Any change. */
        BOTH
    }

    private final SplittableRandom random;
    private final double[] shares;
    private double[] ascending;
    private int size;
    private double logCapital;

    /**
     * @param reference scores of normal samples that the model did not learn from; may be none
     * @param seed of the choice among equal scores
     */
    public Exchangeability(double[] reference, Side side, long seed) {
        random = new SplittableRandom(seed);
        ascending = reference.clone();
        Arrays.sort(ascending);
        size = ascending.length;
        shares = new double[side == Side.BOTH ? BETS : BETS - 1];
        Arrays.fill(shares, 1.0 / shares.length);
    }

    /**
     * Takes one more score.
     *
     * @return the logarithm of the capital; an alarm at rate r is due from {@code -log(r)} on
     */
    public double add(double score) {
        double p = insert(score);
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            double jumped = (1 - JUMP) * shares[k] + JUMP / shares.length;
            shares[k] = jumped * bet(k, p);
            sum += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        logCapital += Math.log(sum);
        return logCapital;
    }

    /** What a unit put on bet k becomes: 1 on average over uniform p. */
    static double bet(int k, double p) {
        return switch (k) {
            case 0 -> 1; // keeps capital together while nothing happens
            case 1 -> 1 - 1.5 * (p - 0.5);
            case 2 -> 0.5 * Math.pow(p, -0.5);
            case 3 -> 0.2 * Math.pow(p, -0.8);
            default -> 1 + 1.5 * (p - 0.5);
        };
    }

    /** The score's rank among all so far, from above, as a share. */
    private double insert(double score) {
        int from = lowest(score);
        int to = from;
        while (to < size && ascending[to] == score) {
            to++;
        }
        int above = size - to;
        int equal = to - from + 1;
        if (size == ascending.length) {
            ascending = Arrays.copyOf(ascending, Math.max(16, 2 * size));
        }
        System.arraycopy(ascending, from, ascending, from + 1, size - from);
        ascending[from] = score;
        size++;
        double u = 1 - random.nextDouble(); // above 0: some bets are infinite there
        return (above + u * equal) / size;
    }

    private int lowest(double score) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
