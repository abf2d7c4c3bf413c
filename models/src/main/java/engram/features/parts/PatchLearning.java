package engram.features.parts;

import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.nn.Graph;
import engram.nn.Half;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Chooses which patches of training pictures a {@link PatchMemory} remembers: again and again the
 * one least like all that were chosen.
 */
record PatchLearning(PatchSettings settings) implements Part.Kind {
    private static final int WIDTH = PatchMemory.WIDTH;
    private static final Items STORED = PatchMemory.STORED;

    /** Distances survive a random projection to so few dimensions well enough to choose by. */
    private static final int PROJECTED = 128;

    private static final int AT_ONCE = 4_096;

    /** Pictures that tell how often an item is the nearest; more would only cost time. */
    private static final int COUNTED = 100;

    @Override
    public String name() {
        return STORED.part();
    }

    @Override
    public int candidates() {
        return settings.candidates();
    }

    @Override
    public Optional<String> usual() {
        return Optional.of(PatchMemory.USUAL);
    }

    @Override
    public Map<String, Weights> fit(
            TrainingFeatures training, int without, SplittableRandom random) {
        List<TrainingFeatures.Patch> candidates = training.patches(without);
        float[] scale =
                Channels.of(
                                candidates.stream().map(TrainingFeatures.Patch::features).toList(),
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
        Map<String, Weights> weights = STORED.weights(items, scale);
        weights.put(PatchMemory.SOURCES, new Weights(new long[] {chosen.length, 2}, sources));
        if (without < 0) {
            weights.put(PatchMemory.SHARES, Weights.of(shares(training, weights)));
        }
        return weights;
    }

    /** Of the patches of training pictures, how large a part each item is the nearest to. */
    private float[] shares(TrainingFeatures training, Map<String, Weights> weights) {
        List<PictureFeatures> pictures = training.some(COUNTED);
        float[] shares = new float[(int) STORED.items(weights).shape()[0]];
        try (PatchMemory memory = new PatchMemory(weights)) {
            for (PictureFeatures picture : pictures) {
                for (int item : memory.nearest(picture)) {
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
        String scale = graph.constant(Weights.of(STORED.scale(weights)));
        String rows = graph.node("Mul", features.patches(), scale); // (B, P, 768)
        String items = graph.constant(STORED.items(weights)); // (N, 768)
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
        if (weights.containsKey(PatchMemory.USUAL)) {
            map = graph.node("Sub", map, graph.constant(weights.get(PatchMemory.USUAL)));
        }
        return Part.Judgement.draw(graph, map, features.count());
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
}
