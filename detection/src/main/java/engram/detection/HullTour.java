package engram.detection;

import engram.detection.folds.FoldModels;
import engram.model.AnomalyModel;
import engram.model.Enclosing;
import engram.model.Remembering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What lies between memory's items: points of their convex hull, decoded.
 *
 * @param drawn at random: shares are softmax of N(0, 3^2)
 * @param walks each from one item to another
 */
public record HullTour(List<float[]> drawn, List<Walk> walks) {
    private static final int DRAWN = 24;
    private static final int WALKS = 6;
    private static final int STEPS = 9;

    /** As MEMGAN's generator mixes items (specification, R3). */
    private static final double SPREAD = 3;

    /**
     * From one item straight to another.
     *
     * @param from number of the first
     * @param to number of the last
     * @param points decoded, both items included
     */
    public record Walk(int from, int to, List<float[]> points) {}

    public HullTour {
        drawn = List.copyOf(drawn);
        walks = List.copyOf(walks);
    }

    /** Empty for models without a memory of whole codes. Of folds, the first one's is looked at. */
    public static Optional<HullTour> of(AnomalyDetector detector) {
        return detector.use(HullTour::of);
    }

    private static Optional<HullTour> of(AnomalyModel model) {
        AnomalyModel one = model instanceof FoldModels folds ? folds.member(0) : model;
        if (!(one instanceof Enclosing enclosing && enclosing.encloses())) {
            return Optional.empty();
        }
        List<float[]> shares = drawn(enclosing.items());
        int[] stops = stops(enclosing);
        for (int walk = 0; walk + 1 < stops.length; walk += 2) {
            for (int step = 0; step < STEPS; step++) {
                float[] share = new float[enclosing.items()];
                share[stops[walk + 1]] = step / (STEPS - 1f);
                share[stops[walk]] += 1 - step / (STEPS - 1f);
                shares.add(share);
            }
        }
        List<float[]> decoded = decoded(model, enclosing, shares);
        List<Walk> walks = new ArrayList<>();
        for (int at = DRAWN; at < decoded.size(); at += STEPS) {
            int stop = 2 * ((at - DRAWN) / STEPS);
            walks.add(new Walk(stops[stop], stops[stop + 1], decoded.subList(at, at + STEPS)));
        }
        return Optional.of(new HullTour(decoded.subList(0, DRAWN), walks));
    }

    /** The items used most, so that walks pass where samples are. */
    private static int[] stops(Remembering memory) {
        float[] usage = memory.health().map(health -> health.usage()).orElse(new float[0]);
        return IntStream.range(0, Math.min(memory.items(), usage.length))
                .boxed()
                .sorted(Comparator.comparing((Integer item) -> -usage[item]))
                .limit(2L * WALKS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<float[]> drawn(int items) {
        Random random = new Random(1);
        List<float[]> drawn = new ArrayList<>();
        for (int i = 0; i < DRAWN; i++) {
            double[] weights = new double[items];
            for (int k = 0; k < items; k++) {
                weights[k] = Math.exp(SPREAD * random.nextGaussian());
            }
            double sum = Arrays.stream(weights).sum();
            float[] shares = new float[items];
            for (int k = 0; k < items; k++) {
                shares[k] = (float) (weights[k] / sum);
            }
            drawn.add(shares);
        }
        return drawn;
    }

    private static List<float[]> decoded(
            AnomalyModel model, Enclosing enclosing, List<float[]> shares) {
        int items = enclosing.items();
        float[] all = new float[shares.size() * items];
        for (int i = 0; i < shares.size(); i++) {
            System.arraycopy(shares.get(i), 0, all, i * items, items);
        }
        float[] decoded = enclosing.decodedMixtures(all, shares.size());
        if (model instanceof FoldModels folds) {
            decoded = folds.encoding(0).back(decoded, new float[decoded.length]);
        }
        int size = model.shape().size();
        List<float[]> each = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            each.add(Arrays.copyOfRange(decoded, i * size, (i + 1) * size));
        }
        return each;
    }
}
