package engram.evaluation;

import java.util.Arrays;

/**
 * Thresholds that published tables use: they look at the scores to be judged, even at their truth,
 * which a detector at work cannot. To be used with {@link Confusion#at}.
 *
 * <p>Samples of equal score stand or fall together. Where the wanted number would part them, they
 * are flagged if that comes as near to the wanted number as not flagging them, or nearer. So the
 * threshold does not depend on the order of the samples.
 */
public final class CutOff {
    private CutOff() {}

    /**
     * Flags the given part of the samples, as near as ties allow.
     *
     * @param fraction from 0 to 1; the number wanted is rounded to the nearest, a half up
     * @return flags scores as high or higher; infinite if none is to be flagged
     * @throws IllegalArgumentException if the fraction is out of range or a score is not finite
     */
    public static double topFraction(double[] scores, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "expected a fraction from 0 to 1, but got " + fraction);
        }
        return top(scores, (int) Math.round(scores.length * fraction));
    }

    /**
     * Flags as many samples as are anomalous, as near as ties allow: the rule under which
     * precision, recall and F1 coincide.
     *
     * @param anomalous the truth, one flag for each score
     * @return flags scores as high or higher; infinite if none is to be flagged
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static double trueRatio(double[] scores, boolean[] anomalous) {
        Scores.requireSameLength(scores.length, anomalous.length, "labels");
        int wanted = 0;
        for (boolean flag : anomalous) {
            wanted += flag ? 1 : 0;
        }
        return top(scores, wanted);
    }

    private static double top(double[] scores, int wanted) {
        double[] sorted = Scores.requireFinite(scores).clone();
        if (wanted == 0) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(sorted);
        int count = sorted.length;
        double cut = sorted[count - wanted];
        int with = wanted;
        while (with < count && sorted[count - with - 1] == cut) {
            with++;
        }
        int without = wanted - 1;
        while (without > 0 && sorted[count - without] == cut) {
            without--;
        }
        if (with - wanted <= wanted - without) {
            return cut;
        }
        return without == 0 ? Double.POSITIVE_INFINITY : sorted[count - without];
    }
}
