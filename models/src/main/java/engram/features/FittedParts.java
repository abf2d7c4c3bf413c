package engram.features;

import engram.data.SampleShape;
import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.Looking;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.View;
import engram.features.parts.Part;
import engram.features.parts.PatchMemory;
import engram.model.DirectModel;
import engram.model.RecallingPatches;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Points;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Parts that have learned, and what they are measured by. */
final class FittedParts implements DirectModel.Learned {
    /** The trunk that was looked through; with another one, what was learned says nothing. */
    private static final float TRUNK = 1;

    /** Which trunk, the value of black, and the {@link View}. */
    private static final String LOOK = "features.trunk";

    private static final String NORMAL = "normal.";
    private static final String OUT_OF_FOLD = "normal.scores";

    /** In which stretch of a video each of those scores is; there for frames alone. */
    private static final String STRETCHES = "normal.stretches";

    private static final String HIGH = "normal.high";

    private final SampleShape shape;
    private final List<Part.Kind> kinds;
    private final Map<String, Weights> weights;
    private final List<Measured> parts = new ArrayList<>();
    private final View view;
    private final Looking looking;
    private final float high;
    private volatile Latest latest;

    /** A part, and what its judgements are measured by. */
    private record Measured(String name, Part part, Normal normal) {}

    static void put(View view, float low, CrossFit crossFit, Map<String, Weights> into) {
        into.put(LOOK, Weights.of(TRUNK, low, view.side()));
        into.put(HIGH, Weights.of((float) crossFit.high()));
        float[] scores = new float[crossFit.scores().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) crossFit.scores()[i];
        }
        into.put(OUT_OF_FOLD, Weights.of(scores));
        crossFit.normals().forEach((name, normal) -> into.put(NORMAL + name, normal.weights()));
    }

    /**
     * @param stretches of the scores that {@link #put} has put there, in their order
     */
    static void putStretches(int[] stretches, Map<String, Weights> into) {
        float[] numbers = new float[stretches.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = stretches[i];
        }
        into.put(STRETCHES, Weights.of(numbers));
    }

    FittedParts(SampleShape shape, List<Part.Kind> kinds, Map<String, Weights> weights) {
        this.shape = shape;
        this.kinds = List.copyOf(kinds);
        this.weights = Map.copyOf(weights);
        float[] look = Points.vector(weights, LOOK).values();
        if (look.length < 2 || look.length > 3 || look[0] != TRUNK) {
            throw new IllegalArgumentException(
                    "it was trained with the features of another network than this Engram has");
        }
        view = View.restored(weights.get(LOOK));
        Points.vector(weights, OUT_OF_FOLD);
        high = Points.vector(weights, HIGH).values()[0];
        for (Part.Kind kind : kinds) {
            // A part that too few pictures were there for has left nothing.
            if (weights.containsKey(NORMAL + kind.name())) {
                Normal normal = Normal.of(weights.get(NORMAL + kind.name()));
                parts.add(new Measured(kind.name(), kind.of(weights), normal));
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("weights \"" + NORMAL + "*\" are missing");
        }
        looking = Looking.at(shape, view, look[1]);
    }

    float high() {
        return high;
    }

    View view() {
        return view;
    }

    private double[] outOfFold() {
        float[] scores = weights.get(OUT_OF_FOLD).values();
        return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).toArray();
    }

    /**
     * What samples score that were not learned from, by stretch of a video; all as one where they
     * are pictures, or a detector of before does not know it.
     */
    Stretches stretches() {
        double[] scores = outOfFold();
        int[] of = new int[scores.length];
        if (weights.containsKey(STRETCHES)) {
            float[] known = weights.get(STRETCHES).values();
            for (int i = 0; i < Math.min(of.length, known.length); i++) {
                of[i] = Math.round(known[i]);
            }
        }
        return new Stretches(scores, of);
    }

    /**
     * What the pictures looked at last came to, since who asks for their scores often asks for
     * their maps next, and of a single one for its oddest patch.
     *
     * @param only the features, where it was a single picture
     * @param scores of each picture, the sums of the standardised ones
     * @param single of each part, the standardised scores of the pictures
     * @param heat of each picture, the sum of the standardised maps, position by position
     */
    private record Latest(
            float[] values,
            Optional<PictureFeatures> only,
            double[] scores,
            Map<String, double[]> single,
            List<float[]> heat) {}

    private Latest look(float[] values, int count) {
        Latest before = latest;
        if (before != null && Arrays.equals(before.values, values)) {
            return before;
        }
        double[] scores = new double[count];
        Map<String, double[]> single = new LinkedHashMap<>();
        parts.forEach(part -> single.put(part.name, new double[count]));
        List<float[]> heat = new ArrayList<>();
        Optional<PictureFeatures> only = Optional.empty();
        for (int i = 0; i < count; i++) {
            PictureFeatures features = looking.features(values, i * shape.size());
            only = count == 1 ? Optional.of(features) : only;
            float[] map = new float[view.positions()];
            for (Measured measured : parts) {
                Part.Judgement judgement = measured.part.judge(features);
                Normal normal = measured.normal;
                double score = normal.score().standardised(judgement.score());
                single.get(measured.name)[i] = score;
                scores[i] += score;
                for (int j = 0; j < judgement.map().length; j++) {
                    map[j] += (float) normal.map().standardised(judgement.map()[j]);
                }
            }
            heat.add(map);
        }
        Latest now = new Latest(values.clone(), only, scores, single, heat);
        latest = now;
        return now;
    }

    @Override
    public double[] score(float[] values, int count) {
        return look(values, count).scores.clone();
    }

    /** What each part makes of samples, standardised. */
    Map<String, double[]> single(float[] values, int count) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        look(values, count).single.forEach((name, scores) -> copies.put(name, scores.clone()));
        return copies;
    }

    /** The patches of encoded pictures, one picture after the other. */
    float[] patches(float[] values, int count) {
        int each = view.positions() * PictureFeatures.PATCH;
        float[] patches = new float[Math.multiplyExact(count, each)];
        for (int i = 0; i < count; i++) {
            float[] own = looking.features(values, i * shape.size()).patches();
            System.arraycopy(own, 0, patches, i * each, each);
        }
        return patches;
    }

    float[] localise(float[] values, int count) {
        int[] sides = shape.dimensions();
        int height = sides[sides.length - 2];
        int width = sides[sides.length - 1];
        int pixels = height * width;
        float[] maps = new float[count * pixels];
        List<float[]> heats = look(values, count).heat;
        for (int i = 0; i < count; i++) {
            float[] heat = heats.get(i);
            try (Scope scope = Scope.inference()) {
                int grid = view.grid();
                Tensor large =
                        torch.upsample_bilinear2d(
                                Tensors.of(heat, 1, 1, grid, grid),
                                new long[] {height, width},
                                false);
                System.arraycopy(Tensors.toArray(large), 0, maps, i * pixels, pixels);
            }
        }
        return maps;
    }

    /** The part that keeps patches, where there is one. */
    Optional<PatchMemory> patches() {
        return parts.stream()
                .map(Measured::part)
                .filter(PatchMemory.class::isInstance)
                .map(PatchMemory.class::cast)
                .findFirst();
    }

    RecallingPatches.Oddest oddest(float[] values, int most) {
        PatchMemory memory = patches().orElseThrow();
        double usual =
                parts.stream()
                        .filter(measured -> measured.part == memory)
                        .mapToDouble(measured -> measured.normal.map().mean())
                        .sum();
        return memory.oddest(look(values, 1).only.orElseThrow(), most, usual);
    }

    @Override
    public Map<String, Weights> weights() {
        return weights;
    }

    @Override
    public void close() {
        parts.forEach(measured -> measured.part.close());
    }

    /** {@link #score}, written down. */
    String draw(Graph graph, String samples) {
        float low = Points.vector(weights, LOOK).values()[1];
        FeatureDrawing.Features features =
                new FeatureDrawing(graph, view).draw(samples, (SampleShape.Image) shape, low);
        String sum = null;
        for (Part.Kind kind : kinds) {
            Weights standard = weights.get(NORMAL + kind.name());
            if (standard == null) {
                continue;
            }
            Normal.Spread normal = Normal.of(standard).score();
            String score = graph.toDouble(kind.draw(graph, weights, features));
            String away = graph.node("Sub", score, graph.number(normal.mean()));
            String one = graph.node("Div", away, graph.number(normal.deviation()));
            sum = sum == null ? one : graph.node("Add", sum, one);
        }
        return sum;
    }
}
