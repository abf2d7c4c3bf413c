package engram.features;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores of normal frames, of which those of a stretch of video are alike: a threshold that one in
 * a hundred of them is above is often set by a single stretch that stands out, and so raised for
 * that stretch itself. What counts for a stretch to come is how often a stretch is above what the
 * others set.
 *
 * <pre>
 *     q_i  = (1 + frames of other stretches that score s_i or more) / (1 + frames of other stretches)
 *     s'_i = the score that as large a share of all frames reaches
 * </pre>
 *
 * <p>A threshold on s' that a share r is above is then one that frames of a stretch are above in r
 * of cases where only the other stretches set it, on average over stretches: leave-one-out
 * cross-validation of the threshold. Measured on four kinds of made footage with four to eight
 * stretches, asked for 1 %: 1.1 to 1.6 % false alarms with a threshold on s, 0.7 to 1.1 % with one
 * on s'.
 *
 * @param scores of frames
 * @param of the number of each frame's stretch
 */
record Stretches(double[] scores, int[] of) {

    /** How many stretches there are. */
    int count() {
        return numbers().length;
    }

    /** The scores s', frame by frame; s where there is but one stretch. */
    double[] seenByOthers() {
        double[] result = scores.clone();
        if (count() < 2) {
            return result;
        }
        double[] all = ascending(scores);
        for (int stretch : numbers()) {
            double[] others = others(stretch);
            for (int i = 0; i < result.length; i++) {
                if (of[i] == stretch) {
                    double share = (1.0 + atLeast(others, scores[i])) / (1 + others.length);
                    // The guard is for rounding: equal shares are to give equal scores.
                    int rank = (int) Math.ceil(share * (1 + all.length) - 1 - 1e-9);
                    result[i] = all[all.length - Math.max(1, Math.min(all.length, rank))];
                }
            }
        }
        return result;
    }

    /**
     * What to know of how far a threshold on {@link #seenByOthers} keeps a false-alarm rate; empty
     * where stretches are many enough for it, or there is but one.
     */
    Optional<String> caution(double rate) {
        int count = count();
        if (count < 2) {
            return Optional.empty();
        }
        double[] shares = beyond(rate);
        double alone = beyondAll();
        if (alone > rate) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "%d stretches of video calibrate, and %s of their frames are beyond all"
                                    + " other stretches: that is the false-alarm rate to expect, with a"
                                    + " threshold above them all; more stretches, from other hours,"
                                    + " support a lower one",
                            count,
                            percent(alone)));
        }
        return count >= 1 / rate - 1
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%d stretches of video calibrate, which is few for a false-alarm"
                                        + " rate of %s: judged by the others, a stretch has %s to %s false"
                                        + " alarms; more stretches, from other hours, make it"
                                        + " surer",
                                count,
                                percent(rate),
                                percent(Arrays.stream(shares).min().orElse(0)),
                                percent(Arrays.stream(shares).max().orElse(0))));
    }

    private static String percent(double share) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** By stretch, the share of its frames that are above a threshold which the others set. */
    private double[] beyond(double rate) {
        return Arrays.stream(numbers())
                .mapToDouble(
                        stretch -> {
                            double[] others = others(stretch);
                            int allowed = (int) Math.floor(rate * (1 + others.length) + 1e-9) - 1;
                            double threshold = others[others.length - 1 - Math.max(0, allowed)];
                            return share(stretch, threshold);
                        })
                .toArray();
    }

    /** The share of all frames that score higher than every frame of the other stretches. */
    private double beyondAll() {
        double frames = 0;
        for (int stretch : numbers()) {
            double[] others = others(stretch);
            frames += share(stretch, others[others.length - 1]) * own(stretch).length;
        }
        return frames / scores.length;
    }

    private double share(int stretch, double threshold) {
        return Arrays.stream(own(stretch)).filter(score -> score > threshold).count()
                / (double) own(stretch).length;
    }

    private int[] numbers() {
        return Arrays.stream(of).distinct().toArray();
    }

    private double[] own(int stretch) {
        return IntStream.range(0, of.length)
                .filter(i -> of[i] == stretch)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    private double[] others(int stretch) {
        return ascending(
                IntStream.range(0, of.length)
                        .filter(i -> of[i] != stretch)
                        .mapToDouble(i -> scores[i])
                        .toArray());
    }

    private static double[] ascending(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many of ascending values are at least this one. */
    private static int atLeast(double[] ascending, double value) {
        int below = 0;
        int above = ascending.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (ascending[middle] < value) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return ascending.length - below;
    }
}
