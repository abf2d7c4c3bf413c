package engram.detection.learning;

import engram.data.SampleStore;
import engram.data.splits.Grouping;
import engram.data.splits.Split;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether rows that were dealt at random seem to belong together with their neighbours. A threshold
 * that random folds set on distances to the nearest rows of other folds is held against distances
 * where whole stretches of neighbours are left out: rows that stand for themselves exceed it as
 * often as asked for, rows of which the neighbours are copies exceed it far more often.
 */
public final class Doubt {
    private static final int MOST = 2_000;
    private static final int FEWEST = 100;
    private static final int RUN = 50;
    private static final int NEIGHBOURS = 3;
    private static final int FOLDS = 10;
    private static final double RATE = 0.05;

    /** More than chance: twice the rate, and four standard deviations of a count beyond it. */
    private static final double MUCH = 2;

    private static final double DEVIATIONS = 4;

    private final float[][] rows;

    private Doubt(float[][] rows) {
        this.rows = rows;
    }

    /** What to say of rows in their own order, if there is something. */
    public static Optional<String> of(SampleStore samples) {
        if (samples.size() < FEWEST) {
            return Optional.empty();
        }
        double share = new Doubt(some(samples)).share();
        int count = Math.min(MOST, samples.size());
        double chance = RATE + DEVIATIONS * Math.sqrt(RATE / count);
        return share < Math.max(MUCH * RATE, chance)
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "warning: rows near one another are alike: with neighbours held out"
                                        + " together, %.0f %% of normal rows look stranger than all"
                                        + " but %.0f %% do with rows held out at random, so false"
                                        + " alarms may be that frequent; if rows belong together,"
                                        + " say by which column: --group or --time-column",
                                100 * share,
                                100 * RATE));
    }

    /** All, or runs of neighbours from all over. */
    private static float[][] some(SampleStore samples) {
        int size = samples.size();
        int[] positions =
                size <= MOST
                        ? IntStream.range(0, size).toArray()
                        : IntStream.range(0, MOST)
                                .map(
                                        i ->
                                                (int)
                                                                ((long) (i / RUN)
                                                                        * (size - RUN)
                                                                        * RUN
                                                                        / (MOST - RUN))
                                                        + i % RUN)
                                .toArray();
        float[][] rows = new float[positions.length][samples.shape().size()];
        for (int i = 0; i < rows.length; i++) {
            samples.read(positions[i], rows[i], 0);
        }
        return rows;
    }

    /** The share of rows, neighbours left out, beyond what random folds set. */
    private double share() {
        double[] random = distances(Grouping.AT_RANDOM);
        Arrays.sort(random);
        double threshold = random[(int) Math.ceil((1 - RATE) * random.length) - 1];
        return Arrays.stream(distances(Grouping.STRETCHES)).filter(d -> d > threshold).count()
                / (double) rows.length;
    }

    /** Each row's mean distance to its nearest rows of other folds. */
    private double[] distances(Grouping grouping) {
        int[] foldOf = new int[rows.length];
        List<BitSet> folds = Split.folds(rows.length, grouping, FOLDS, 0);
        for (int fold = 0; fold < folds.size(); fold++) {
            int own = fold;
            folds.get(fold).stream().forEach(i -> foldOf[i] = own);
        }
        return IntStream.range(0, rows.length).mapToDouble(i -> distance(i, foldOf)).toArray();
    }

    private double distance(int row, int[] foldOf) {
        double[] nearest = new double[NEIGHBOURS];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int other = 0; other < rows.length; other++) {
            if (foldOf[other] != foldOf[row]) {
                double square = square(rows[row], rows[other], nearest[NEIGHBOURS - 1]);
                if (square < nearest[NEIGHBOURS - 1]) {
                    nearest[NEIGHBOURS - 1] = square;
                    Arrays.sort(nearest);
                }
            }
        }
        return Arrays.stream(nearest).map(Math::sqrt).sum();
    }

    /** Exact where it is at most {@code most}, beyond which nobody asks. */
    private static double square(float[] a, float[] b, double most) {
        double sum = 0;
        for (int i = 0; i < a.length && sum <= most; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
