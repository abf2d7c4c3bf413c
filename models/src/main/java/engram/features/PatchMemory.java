package engram.features;

import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Points;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A stored memory of patches (Roth et al., "Towards total recall in industrial anomaly detection",
 * CVPR 2022): how far each patch of a picture is from the remembered one most like it.
 *
 * <pre>
 *     map(position) = min over items |x - item|        features divided by their deviations
 *     score         = the mean of the 7 largest of 256
 * </pre>
 */
final class PatchMemory implements Part {
    private static final String NAME = "patches";
    private static final String ITEMS = NAME + ".items";
    private static final String SCALE = NAME + ".scale";
    private static final String SOURCES = NAME + ".sources";
    private static final int WIDTH = PictureFeatures.PATCH;
    private static final int LARGEST = 7;

    /** Distances survive a random projection to so few dimensions well enough to choose by. */
    private static final int PROJECTED = 128;

    private static final int AT_ONCE = 4_096;

    private final Tensor items;
    private final Tensor norms;
    private final Tensor scale;

    /** Learns and restores memories. */
    record Kind(PatchSettings settings) implements Part.Kind {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<TrainingFeatures.Patch> candidates = training.patches(without);
            float[] scale =
                    Channels.of(
                                    candidates.stream()
                                            .map(TrainingFeatures.Patch::features)
                                            .toList(),
                                    WIDTH,
                                    1)
                            .scale();
            int[] chosen =
                    FarthestFirst.choose(
                            projected(candidates, scale, random.nextLong()),
                            PROJECTED,
                            settings.items(),
                            random.nextInt(candidates.size()));
            float[] items = new float[chosen.length * WIDTH];
            float[] sources = new float[chosen.length * 2];
            for (int i = 0; i < chosen.length; i++) {
                TrainingFeatures.Patch patch = candidates.get(chosen[i]);
                scaled(patch, scale, items, i * WIDTH);
                sources[2 * i] = patch.picture();
                sources[2 * i + 1] = patch.position();
            }
            Map<String, Weights> weights = new LinkedHashMap<>();
            weights.put(ITEMS, new Weights(new long[] {chosen.length, WIDTH}, Half.round(items)));
            weights.put(SCALE, Weights.of(scale));
            weights.put(SOURCES, new Weights(new long[] {chosen.length, 2}, sources));
            return weights;
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new PatchMemory(weights);
        }
    }

    private PatchMemory(Map<String, Weights> weights) {
        Weights stored = Points.rows(weights, ITEMS, WIDTH);
        try (Scope scope = Scope.inference()) {
            Tensor rows = Tensors.of(stored.values(), stored.shape());
            norms = scope.keep(squares(rows).view(1, -1)); // (1, N)
            items = scope.keep(rows.t().contiguous()); // (768, N)
            scale = scope.keep(Tensors.of(Points.vector(weights, SCALE).values(), 1, WIDTH));
        }
    }

    private static Tensor squares(Tensor rows) {
        return rows.square().sum(new long[] {1}, true, new ScalarTypeOptional());
    }

    private static void scaled(
            TrainingFeatures.Patch patch, float[] scale, float[] into, int offset) {
        short[] features = patch.features();
        for (int c = 0; c < WIDTH; c++) {
            into[offset + c] = Half.toFloat(features[c]) * scale[c];
        }
    }

    private static float[] projected(
            List<TrainingFeatures.Patch> candidates, float[] scale, long seed) {
        float[] points = new float[candidates.size() * PROJECTED];
        float[] block = new float[AT_ONCE * WIDTH];
        try (Scope scope = Scope.inference()) {
            Tensor directions = directions(seed);
            for (int from = 0; from < candidates.size(); from += AT_ONCE) {
                int count = Math.min(AT_ONCE, candidates.size() - from);
                for (int i = 0; i < count; i++) {
                    scaled(candidates.get(from + i), scale, block, i * WIDTH);
                }
                try (Scope inner = Scope.inference()) {
                    Tensor rows = Tensors.of(Arrays.copyOf(block, count * WIDTH), count, WIDTH);
                    float[] some = Tensors.toArray(rows.mm(directions));
                    System.arraycopy(some, 0, points, from * PROJECTED, some.length);
                }
            }
        }
        return points;
    }

    private static Tensor directions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[WIDTH * PROJECTED];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, WIDTH, PROJECTED);
    }

    /**
     * The remembered patch most like each patch of a picture.
     *
     * @param items which, by position
     * @param distances how far it is
     */
    record Nearest(int[] items, float[] distances) {}

    Nearest nearest(PictureFeatures features) {
        try (Scope scope = Scope.inference()) {
            Tensor rows =
                    Tensors.of(features.patches(), PictureFeatures.POSITIONS, WIDTH).mul_(scale);
            // |x|^2 is the same for all items: it is added to the least alone.
            Tensor partial = torch.addmm(norms, rows, items, Tensors.scalar(1), Tensors.scalar(-2));
            T_TensorTensor_T least = torch.min(partial, 1, true);
            Tensor squared = least.get0().add(squares(rows)).clamp_min_(Tensors.scalar(0));
            float[] which = Tensors.toArray(least.get1().toType(torch.ScalarType.Float));
            int[] items = new int[which.length];
            Arrays.setAll(items, i -> (int) which[i]);
            return new Nearest(items, Tensors.toArray(squared.sqrt_()));
        }
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        float[] map = nearest(features).distances;
        float[] ascending = map.clone();
        Arrays.sort(ascending);
        double sum = 0;
        for (int i = ascending.length - LARGEST; i < ascending.length; i++) {
            sum += ascending[i];
        }
        return new Judgement(sum / LARGEST, map);
    }

    @Override
    public void close() {
        Tensors.release(List.of(items, norms, scale));
    }
}
