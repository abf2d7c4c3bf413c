package engram.detection.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Scores of normal frames, of which those of a stretch of video are alike: whoever is new to a
 * camera is so for as long as he walks by. A threshold above all frames of K stretches is therefore
 * no promise of one false alarm in so many frames, but of one stretch in K + 1 that has some.
 *
 * <pre>
 *     a = mean over all choices of half of the stretches: the share of frames of the highest one
 *         that score higher than all others of the choice; 1 where there is but one stretch
 *     b = a n / K                                    n frames in K stretches
 *     p(s) = (b + frames that score s or more) / (n + b)
 * </pre>
 *
 * <p>With a = 1 that is conformal prediction of groups, which holds whatever happens in a stretch
 * (Dunn, Wasserman, Ramdas, "Distribution-free prediction sets for two-layer hierarchical models",
 * 2022; Lee, Barber, Willett, "Distribution-free inference with hierarchical data", 2023). It
 * reckons that all of a stretch to come may be a false alarm; the stretches tell how much of one
 * is, and half of them more of it than all would: the more stretches there are, the less of one is
 * beyond all others. Stretches that touch share who walks from one into the other, and say less: a
 * choice of which the two highest do is passed over.
 */
final class Stretches {
    /** So few all touch one another, or hardly any do not. */
    private static final int FEW = 3;

    private final int frames;

    /** By number: the scores of a stretch, ascending. */
    private final SortedMap<Integer, double[]> scores = new TreeMap<>();

    /**
     * @param scores of frames
     * @param of the number of each frame's stretch; those of neighbours differ by one
     */
    Stretches(double[] scores, int... of) {
        if (scores.length != of.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores stand in stretches, not " + of.length);
        }
        frames = scores.length;
        Map<Integer, List<Integer>> members =
                IntStream.range(0, frames).boxed().collect(Collectors.groupingBy(i -> of[i]));
        members.forEach(
                (number, own) ->
                        this.scores.put(
                                number,
                                own.stream().mapToDouble(i -> scores[i]).sorted().toArray()));
    }

    /** How many stretches there are. */
    int count() {
        return scores.size();
    }

    /** How many frames that are alike come at once: b. */
    double burst() {
        int count = count();
        if (count < 2) {
            return Math.max(1, frames);
        }
        List<Integer> highestFirst =
                scores.keySet().stream()
                        .sorted(Comparator.comparingDouble(this::highest).reversed())
                        .toList();
        double sum = 0;
        double choices = 0;
        double weight = 1;
        int rest = Math.max(2, (count + 1) / 2) - 2;
        for (int second = 1; second < count && weight > 0; second++) {
            for (int first = 0; first < second; first++) {
                double share = beyond(highestFirst.get(first), highestFirst.get(second));
                sum += weight * share;
                choices += share > 0 ? weight : 0;
            }
            // So many choices of the rest are there among those that are lower than both.
            int lower = count - 1 - second;
            weight *= lower == 0 ? 0 : (double) (lower - rest) / lower;
        }
        double share = choices == 0 ? 0 : sum / choices;
        return Math.max(1, share * frames / count);
    }

    /** The share of frames of one that score higher than all of another; 0 where they touch. */
    private double beyond(int one, int other) {
        boolean apart = Math.abs(one - other) > (count() > FEW ? 1 : 0);
        return apart ? share(one, highest(other)) : 0;
    }

    /**
     * What to know of how far a threshold keeps a false-alarm rate that stretches support; empty
     * where they are many enough for it, or there is but one.
     */
    Optional<String> caution(double rate) {
        double burst = burst();
        boolean supported = burst / (frames + burst) <= rate;
        if (count() < 2 || count() >= 1 / rate - 1 || !supported) {
            return Optional.empty();
        }
        double[] shares =
                scores.keySet().stream()
                        .mapToDouble(stretch -> share(stretch, fromOthers(stretch, rate, burst)))
                        .toArray();
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%d stretches of video calibrate, which is few for a false-alarm rate of"
                                + " %s: judged by the others, a stretch has %s to %s false alarms;"
                                + " more stretches, from other hours, make it surer",
                        count(),
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

    /** The threshold that all other stretches set. */
    private double fromOthers(int stretch, double rate, double burst) {
        double[] others =
                scores.keySet().stream()
                        .filter(other -> other != stretch)
                        .flatMapToDouble(other -> DoubleStream.of(scores.get(other)))
                        .sorted()
                        .toArray();
        int allowed = (int) Math.floor(rate * (others.length + burst) - burst + 1e-9);
        return others[others.length - 1 - Math.max(0, allowed)];
    }

    /** Of a stretch's frames, how many score higher. */
    private double share(int stretch, double threshold) {
        double[] own = scores.get(stretch);
        int below = 0;
        int above = own.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (own[middle] <= threshold) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return (own.length - below) / (double) own.length;
    }

    private double highest(int stretch) {
        double[] own = scores.get(stretch);
        return own[own.length - 1];
    }
}
