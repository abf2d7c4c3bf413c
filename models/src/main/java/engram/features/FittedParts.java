package engram.features;

import engram.data.SampleShape;
import engram.features.extraction.Backdrop;
import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.Looking;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.View;
import engram.features.parts.Part;
import engram.features.parts.PatchMemory;
import engram.model.DirectModel;
import engram.model.Look;
import engram.model.RecallingPatches;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** What stands still before the camera; there for frames alone. */
    private static final String BACKDROP = "features.backdrop";

    private static final String HIGH = "normal.high";

    private final SampleShape shape;
    private final List<Part.Kind> kinds;
    private final Together together;
    private final Map<String, Weights> weights;
    private final List<Fitted> parts = new ArrayList<>();
    private final View view;
    private final Looking looking;
    private final float high;

    /** A part, and what its judgements are measured by. */
    private record Fitted(Part part, Measured measured) {}

    static void put(View view, float low, CrossFit crossFit, Map<String, Weights> into) {
        into.put(LOOK, Weights.of(TRUNK, low, view.side()));
        into.put(HIGH, Weights.of((float) crossFit.high()));
        float[] scores = new float[crossFit.scores().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) crossFit.scores()[i];
        }
        into.put(OUT_OF_FOLD, Weights.of(scores));
        crossFit.normals().forEach((name, normal) -> into.put(NORMAL + name, normal.weights()));
        crossFit.usual().forEach((name, usual) -> into.put(name, usual.weights()));
    }

    static void put(Backdrop backdrop, Map<String, Weights> into) {
        into.put(BACKDROP, backdrop.weights());
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

    FittedParts(
            SampleShape shape,
            List<Part.Kind> kinds,
            Together together,
            Map<String, Weights> weights) {
        this.shape = shape;
        this.kinds = List.copyOf(kinds);
        this.together = together;
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
                parts.add(new Fitted(kind.of(weights), new Measured(kind, normal)));
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("weights \"" + NORMAL + "*\" are missing");
        }
        Optional<Backdrop> backdrop =
                Optional.ofNullable(weights.get(BACKDROP)).map(Backdrop::restored);
        looking = Looking.at(shape, view, look[1], backdrop);
    }

    float high() {
        return high;
    }

    View view() {
        return view;
    }

    /** What samples score that were not learned from. */
    double[] outOfFold() {
        float[] scores = weights.get(OUT_OF_FOLD).values();
        return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).toArray();
    }

    /** In which stretch of a video each of them is; none where they are pictures. */
    int[] stretches() {
        float[] known =
                weights.containsKey(STRETCHES) ? weights.get(STRETCHES).values() : new float[0];
        return IntStream.range(0, known.length).map(i -> Math.round(known[i])).toArray();
    }

    List<Look> seen(float[] values, int count) {
        return IntStream.range(0, count).mapToObj(i -> one(values, i * shape.size())).toList();
    }

    private Look one(float[] values, int offset) {
        PictureFeatures features = looking.features(values, offset);
        double score = together.none();
        List<Look.Part> single = new ArrayList<>();
        float[] heat = new float[view.positions()];
        Arrays.fill(heat, (float) together.none());
        Optional<RecallingPatches.Oddest> oddest = Optional.empty();
        for (Fitted fitted : parts) {
            Part.Judgement judgement = fitted.part.judge(features);
            Measured measured = fitted.measured;
            double own = measured.score(judgement.score());
            single.add(new Look.Part(measured.kind().name(), measured.kind().whole(), own));
            score = together.with(score, own);
            for (int j = 0; j < judgement.map().length; j++) {
                double there = measured.map(judgement.map()[j]);
                heat[j] = (float) together.with(heat[j], there);
            }
            oddest = oddest.or(() -> judgement.odd().map(odd -> named(odd, measured.normal())));
        }
        return new Look(score, heat, oddest, single);
    }

    private static RecallingPatches.Oddest named(Part.Judgement.Odd odd, Normal normal) {
        return new RecallingPatches.Oddest(odd.place(), odd.nearest(), normal.map().mean());
    }

    @Override
    public double[] score(float[] values, int count) {
        return seen(values, count).stream().mapToDouble(Look::score).toArray();
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

    /** The part that keeps patches, where there is one. */
    Optional<PatchMemory> patches() {
        return parts.stream()
                .map(Fitted::part)
                .filter(PatchMemory.class::isInstance)
                .map(PatchMemory.class::cast)
                .findFirst();
    }

    @Override
    public Map<String, Weights> weights() {
        return weights;
    }

    @Override
    public void close() {
        parts.forEach(fitted -> fitted.part.close());
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
            String one =
                    kind.counted(graph, graph.node("Div", away, graph.number(normal.deviation())));
            sum = sum == null ? one : graph.node("Add", sum, one);
        }
        return sum;
    }
}
