package engram.detection.learning;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.splits.Grouping;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether pictures change from the first to the last, as they do while a lamp grows old or a camera
 * sinks: folds cannot see it, since each lies between others, and what is to come lies beyond all.
 * Told by Spearman's rank correlation of the order of pictures with the brightness of a ninth of
 * them, in one colour; the highest counts.
 */
public final class SteadyChange {
    private static final int FEWEST = 30;
    private static final int MOST = 1_000;
    private static final int CELLS = 3;

    /** Two thirds of the variance of ranks: nothing that an order by chance or by part comes to. */
    private static final double STEADY = 0.8;

    private SteadyChange() {}

    /**
     * What to say, if there is something.
     *
     * @param samples pictures; of others nothing is said
     * @param grouping of all of them; where it is not their order, nothing is said
     */
    public static Optional<String> of(SampleStore samples, Grouping grouping) {
        if (!(grouping instanceof Grouping.Stretches stretches)
                || !(samples.shape() instanceof SampleShape.Image shape)
                || samples.size() < FEWEST) {
            return Optional.empty();
        }
        int[] order = stretches.order();
        int count = Math.min(MOST, samples.size());
        double[][] cells = new double[count][];
        float[] picture = new float[shape.size()];
        for (int i = 0; i < count; i++) {
            int rank = (int) ((long) i * samples.size() / count);
            samples.read(order.length == 0 ? rank : order[rank], picture, 0);
            cells[i] = cells(picture, shape);
        }
        double highest =
                IntStream.range(0, cells[0].length)
                        .mapToDouble(cell -> Math.abs(correlation(cells, cell)))
                        .max()
                        .orElse(0);
        return highest < STEADY
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "warning: the pictures change steadily in the order of their names, as under a"
                                        + " light or a camera that moves (rank correlation %.2f): those to come"
                                        + " may lie beyond all of them and be called anomalous more often than"
                                        + " asked for; learn from pictures of several days, and train anew when"
                                        + " something has moved",
                                highest));
    }

    /** The sums of values in squares of each channel. */
    private static double[] cells(float[] picture, SampleShape.Image shape) {
        double[] sums = new double[shape.channels() * CELLS * CELLS];
        int plane = shape.height() * shape.width();
        for (int i = 0; i < picture.length; i++) {
            int row = i % plane / shape.width() * CELLS / shape.height();
            int column = i % shape.width() * CELLS / shape.width();
            sums[(i / plane * CELLS + row) * CELLS + column] += picture[i];
        }
        return sums;
    }

    private static double correlation(double[][] cells, int cell) {
        double[] values = Arrays.stream(cells).mapToDouble(one -> one[cell]).toArray();
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        double middle = (values.length - 1) / 2.0;
        double both = 0;
        double ofRanks = 0;
        double ofOrder = 0;
        for (int i = 0; i < values.length; i++) {
            double away = rank(ascending, values[i]) - middle;
            both += away * (i - middle);
            ofRanks += away * away;
            ofOrder += (i - middle) * (i - middle);
        }
        return ofRanks == 0 ? 0 : both / Math.sqrt(ofRanks * ofOrder);
    }

    /** The mean rank of those that are equal. */
    private static double rank(double[] ascending, double value) {
        int at = Arrays.binarySearch(ascending, value);
        int first = at;
        int last = at;
        while (first > 0 && ascending[first - 1] == value) {
            first--;
        }
        while (last < ascending.length - 1 && ascending[last + 1] == value) {
            last++;
        }
        return (first + last) / 2.0;
    }
}
