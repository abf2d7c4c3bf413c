package engram.features;

import engram.model.RecallingPatches;
import engram.model.Teachable;
import engram.nn.Graph;
import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Points;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
 *     score         = the mean of the largest 7 of 256, or 2 of 64
 * </pre>
 */
final class PatchMemory implements Part {
    private static final String NAME = "patches";
    private static final String ITEMS = NAME + ".items";
    private static final String SCALE = NAME + ".scale";
    private static final String SOURCES = NAME + ".sources";
    private static final String SHARES = NAME + ".shares";
    private static final int WIDTH = PictureFeatures.PATCH;

    /** Distances survive a random projection to so few dimensions well enough to choose by. */
    private static final int PROJECTED = 128;

    private static final int AT_ONCE = 4_096;

    /** Pictures that tell how often an item is the nearest; more would only cost time. */
    private static final int COUNTED = 100;

    /** The picture that a patch comes from, where it was taught and not trained on. */
    private static final int NOT_OF_TRAINING = -1;

    private final Tensor items;
    private final Tensor norms;
    private final Tensor scale;
    private final List<RecallingPatches.Patch> seen;

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
            if (without < 0) {
                weights.put(SHARES, Weights.of(shares(training, weights)));
            }
            return weights;
        }

        /** Of the patches of training pictures, how large a part each item is the nearest to. */
        private float[] shares(TrainingFeatures training, Map<String, Weights> weights) {
            List<PictureFeatures> pictures = training.some(COUNTED);
            float[] shares = new float[(int) weights.get(ITEMS).shape()[0]];
            try (PatchMemory memory = new PatchMemory(weights)) {
                for (PictureFeatures picture : pictures) {
                    for (int item : memory.nearest(picture).items()) {
                        shares[item] += 1f / (pictures.size() * picture.count());
                    }
                }
            }
            return shares;
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new PatchMemory(weights);
        }

        @Override
        public String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            int most = Judgement.largest(features.count());
            String scale = graph.constant(Points.vector(weights, SCALE));
            String rows = graph.node("Mul", features.patches(), scale); // (B, P, 768)
            String items = graph.constant(Points.rows(weights, ITEMS, WIDTH)); // (N, 768)
            String norms = graph.sum(graph.node("Mul", items, items), 1); // (N)
            String products = graph.node("MatMul", rows, graph.node("Transpose", items));
            String partial = graph.node("Sub", norms, graph.node("Mul", products, graph.single(2)));
            String least =
                    graph.node(
                            "ReduceMin",
                            Map.of("axes", new long[] {2}, "keepdims", 0L),
                            partial); // (B, P)
            String squared = graph.node("Add", least, graph.sum(graph.node("Mul", rows, rows), 2));
            String map = graph.node("Sqrt", graph.node("Max", squared, graph.single(0)));
            String largest = graph.two("TopK", Map.of("axis", 1L), map, graph.whole(most)).first();
            return graph.node("Div", graph.sum(largest, 1), graph.single(most));
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
        seen = seen(weights, (int) stored.shape()[0]);
    }

    /** Memories of before it was counted do not know how often an item is the nearest. */
    private static List<RecallingPatches.Patch> seen(Map<String, Weights> weights, int count) {
        float[] sources = Points.rows(weights, SOURCES, 2).values();
        float[] shares =
                weights.containsKey(SHARES)
                        ? Points.vector(weights, SHARES).values()
                        : new float[count];
        if (sources.length != 2 * count || shares.length != count) {
            throw new IllegalArgumentException(
                    "weights \"" + SOURCES + "\" should tell of " + count + " patches");
        }
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new RecallingPatches.Patch(
                                        (int) sources[2 * i], (int) sources[2 * i + 1], shares[i]))
                .toList();
    }

    /** Where its items were seen. */
    List<RecallingPatches.Patch> patches() {
        return seen;
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
            Tensor rows = Tensors.of(features.patches(), features.count(), WIDTH).mul_(scale);
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

    /** The items most like the patch that is least like any. */
    RecallingPatches.Oddest oddest(PictureFeatures features, int most, double usual) {
        float[] map = nearest(features).distances;
        int place = 0;
        for (int i = 1; i < map.length; i++) {
            place = map[i] > map[place] ? i : place;
        }
        float[] patch = Arrays.copyOfRange(features.patches(), place * WIDTH, (place + 1) * WIDTH);
        float[] distances;
        try (Scope scope = Scope.inference()) {
            Tensor row = Tensors.of(patch, 1, WIDTH).mul_(scale);
            Tensor squared =
                    torch.addmm(norms, row, items, Tensors.scalar(1), Tensors.scalar(-2))
                            .add_(squares(row))
                            .clamp_min_(Tensors.scalar(0));
            distances = Tensors.toArray(squared.sqrt_());
        }
        List<RecallingPatches.Near> nearest =
                IntStream.range(0, distances.length)
                        .mapToObj(i -> new RecallingPatches.Near(i, distances[i]))
                        .sorted(Comparator.comparing(RecallingPatches.Near::distance))
                        .limit(most)
                        .toList();
        return new RecallingPatches.Oddest(place, nearest, usual);
    }

    /**
     * The weights with further patches remembered: of all that are given, one after the other the
     * one farthest from what is remembered already, until none is farther than remembered ones are
     * from each other, or enough are.
     *
     * @param patches (n, 768) as {@link PictureFeatures} has them
     * @param positions of a picture
     */
    static Teachable.Lesson taught(Map<String, Weights> weights, float[] patches, int positions) {
        Weights stored = Points.rows(weights, ITEMS, WIDTH);
        float[] scale = Points.vector(weights, SCALE).values();
        float[] rows = patches.clone();
        for (int i = 0; i < rows.length; i++) {
            rows[i] *= scale[i % WIDTH];
        }
        int[] chosen = FarthestFrom.choose(stored, Half.round(rows));
        float[] items = new float[chosen.length * WIDTH];
        float[] sources = new float[chosen.length * 2];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(rows, chosen[i] * WIDTH, items, i * WIDTH, WIDTH);
            sources[2 * i] = NOT_OF_TRAINING;
            sources[2 * i + 1] = chosen[i] % positions;
        }
        Map<String, Weights> more = new LinkedHashMap<>(weights);
        more.put(ITEMS, stored.withRows(Half.round(items)));
        more.put(SOURCES, Points.rows(weights, SOURCES, 2).withRows(sources));
        more.computeIfPresent(
                SHARES,
                (name, shares) ->
                        Weights.of(
                                Arrays.copyOf(
                                        shares.values(), shares.values().length + chosen.length)));
        return new Teachable.Lesson(more, chosen.length);
    }

    /** The weights without the patches that were remembered last. */
    static Map<String, Weights> forgotten(Map<String, Weights> weights, int items) {
        Map<String, Weights> fewer = new LinkedHashMap<>(weights);
        fewer.put(ITEMS, Points.rows(weights, ITEMS, WIDTH).withoutLastRows(items));
        fewer.put(SOURCES, Points.rows(weights, SOURCES, 2).withoutLastRows(items));
        fewer.computeIfPresent(
                SHARES,
                (name, shares) ->
                        Weights.of(Arrays.copyOf(shares.values(), shares.values().length - items)));
        return fewer;
    }

    static boolean isIn(Map<String, Weights> weights) {
        return weights.containsKey(ITEMS);
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        return Judgement.of(nearest(features).distances);
    }

    @Override
    public void close() {
        Tensors.release(List.of(items, norms, scale));
    }
}
