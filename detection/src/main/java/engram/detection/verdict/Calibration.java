package engram.detection.verdict;

import engram.data.Counted;
import engram.data.UnusableSettingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores of normal samples that the model never saw, against which others are judged: split
 * conformal prediction. The p-value of a score s is (1 + number of calibration scores >= s) / (n +
 * 1): if a sample is normal, the chance that its p-value is at most r is at most r.
 *
 * <p>That is so where each sample stands for itself. Where samples come in bursts of b that are
 * alike, such as the frames in which somebody walks by, what is new comes b at once: the p-value is
 * (b + number of calibration scores >= s) / (n + b).
 *
 * <p>Scores that differ by rounding alone count as equal: a sample is scored a few millionths
 * higher or lower with other samples beside it. A calibration score counts as at least s from a
 * hundred-thousandth below s on, of itself or of the median size of the scores, whichever is more.
 * That can only raise p-values.
 */
public final class Calibration {
    private static final double ROUNDING = 1e-5;

    private final double[] ascending;
    private final double[] raised;
    private final double burst;

    /** By ascending score; empty where samples are in none, or nobody knows any more. */
    private final int[] stretches;

    /**
     * Of samples that stand for themselves.
     *
     * @param scores of normal samples, in any order, finite; none where a protocol has no use for a
     *     threshold, and nothing can then be called anomalous
     */
    public Calibration(double... scores) {
        this(scores, 1);
    }

    /**
     * @param burst how many samples that are alike come at once, 1 or more
     */
    public Calibration(double[] scores, double burst) {
        this(ascending(scores), burst, new int[0]);
    }

    /**
     * Of frames of video, whatever model judges them: those of a stretch are alike, and the
     * stretches tell how many of them come at once.
     *
     * @param scores in any order, finite
     * @param stretches the number of each score's stretch, those of neighbours differ by one; none
     *     where samples stand for themselves
     */
    public static Calibration inStretches(double[] scores, int... stretches) {
        if (stretches.length == 0 || scores.length == 0) {
            return new Calibration(scores);
        }
        double burst = new Stretches(scores, stretches).burst();
        int[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> scores[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new Calibration(
                Arrays.stream(order).mapToDouble(i -> scores[i]).toArray(),
                burst,
                Arrays.stream(order).map(i -> stretches[i]).toArray());
    }

    private static double[] ascending(double... scores) {
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        return ascending;
    }

    private Calibration(double[] ascending, double burst, int[] stretches) {
        this.ascending = ascending;
        this.stretches = stretches;
        if (!Arrays.stream(ascending).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("calibration scores must be finite");
        }
        if (!(burst >= 1 && burst < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("burst must be 1 or more, not " + burst);
        }
        this.burst = burst;
        double usual = medianSize(ascending);
        raised =
                Arrays.stream(ascending)
                        .map(score -> score + ROUNDING * Math.max(Math.abs(score), usual))
                        .toArray();
    }

    private static double medianSize(double[] scores) {
        double[] sizes = Arrays.stream(scores).map(Math::abs).sorted().toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }

    /** The scores in ascending order. */
    public double[] scores() {
        return ascending.clone();
    }

    /**
     * Up to where each score counts as at least as high as another, ascending: a little above the
     * score itself, for rounding.
     */
    public double[] bounds() {
        return raised.clone();
    }

    /** How many samples that are alike come at once; 1 where each stands for itself. */
    public double burst() {
        return burst;
    }

    /** The number of each score's stretch of video, by ascending score; none otherwise. */
    public int[] stretches() {
        return stretches.clone();
    }

    /**
     * What a person should know of how far a false-alarm rate that is in force is kept, where
     * samples are in few stretches.
     */
    public Optional<String> caution(double rate) {
        requireRate(rate);
        return stretches.length == 0
                ? Optional.empty()
                : new Stretches(ascending, stretches).caution(rate);
    }

    public int size() {
        return ascending.length;
    }

    /** How many of the scores are at least this one. */
    int atLeast(double score) {
        int below = 0;
        int above = raised.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (raised[middle] < score) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return raised.length - below;
    }

    /**
     * How normal a score is, 0 to 1: the share of normal samples expected to score at least as
     * high.
     */
    public double pValue(double score) {
        return (burst + atLeast(score)) / (raised.length + burst);
    }

    /** How many calibration scores are at least as high as one that has this p-value. */
    public long atLeastAs(double pValue) {
        return Math.round(pValue * (raised.length + burst) - burst);
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
        int allowed = allowed(rate);
        return allowed < 0 ? Double.POSITIVE_INFINITY : raised[raised.length - 1 - allowed];
    }

    /** How many calibration scores may be at or above an anomalous one; -1 where none can be. */
    private int allowed(double rate) {
        // p <= rate allows floor(rate (n + b) - b); the guard is for rounding.
        int allowed = (int) Math.floor(rate * (raised.length + burst) - burst + 1e-9);
        return Math.max(-1, Math.min(raised.length - 1, allowed));
    }

    /** The smallest false-alarm rate at which some score is anomalous: b / (n + b). */
    public double smallestRate() {
        return burst / (raised.length + burst);
    }

    /** Whether some score is anomalous at this rate. */
    public boolean supports(double rate) {
        requireRate(rate);
        return burst * (1 / rate - 1) <= raised.length + 1e-9;
    }

    /**
     * The rate that these samples support: the one asked for, or else the smallest there is.
     * Without samples there is none, and the one asked for stays.
     */
    public double rateInForce(double asked) {
        requireRate(asked);
        return raised.length == 0 || supports(asked) ? asked : smallestRate();
    }

    /** Where the true false-alarm rate lies at this rate; empty where nothing is anomalous. */
    public Optional<RateBand> band(double rate) {
        int allowed = allowed(rate);
        // As many samples as there are bursts tell as much as all of them.
        int size = (int) Math.ceil(raised.length / burst);
        return allowed < 0
                ? Optional.empty()
                : Optional.of(RateBand.of(size, Math.min(size - 1, (int) (allowed / burst))));
    }

    /** How many calibration samples it takes for any score to be anomalous at this rate. */
    public static int samplesFor(double rate) {
        requireRate(rate);
        return (int) Math.ceil(1 / rate - 1e-9) - 1;
    }

    /** What to tell the user where there are too few calibration samples for the rate asked for. */
    public Optional<String> shortage(double asked) {
        if (supports(asked)) {
            return Optional.empty();
        }
        if (raised.length == 0) {
            return Optional.of(
                    "no normal samples were put aside to calibrate on (holdout.calibration is 0, or"
                            + " there are too few, or all of one group): nothing can be called"
                            + " anomalous");
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%s %s a false-alarm rate of %.3g at best, which is"
                                + " in force%s; the %s asked for takes %s",
                        supporters(),
                        raised.length == 1 ? "supports" : "support",
                        smallestRate(),
                        burst == 1
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", as about %.0f that are alike come at once",
                                        burst),
                        Double.toString(asked),
                        needed(asked)));
    }

    private String supporters() {
        long count = Arrays.stream(stretches).distinct().count();
        return count == 0
                ? Counted.of(raised.length, "calibration sample")
                : Counted.of(raised.length, "calibration frame")
                        + " in "
                        + Counted.of(count, "stretch of video", "stretches of video");
    }

    /** What it takes for this rate. */
    private String needed(double asked) {
        return burst == 1
                ? Integer.toString(samplesFor(asked))
                : String.format(
                        Locale.ROOT,
                        "about %.1f times as much of what is normal",
                        burst * (1 / asked - 1) / raised.length);
    }

    /**
     * @throws IllegalArgumentException unless the rate is above 0 and below 1
     */
    public static void requireRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new UnusableSettingException(
                    "falseAlarmRate must be above 0 and below 1, not " + rate);
        }
    }
}
