package engram.model;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.nn.Graph;
import engram.nn.SignedLogs;
import engram.nn.Weights;
import engram.score.FittedScore;
import engram.score.OtherErrors;
import engram.score.PixelError;
import engram.score.ReconstructionScore;
import engram.score.StandardSum;
import engram.score.TensorScore;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** A neural model whose score compares a sample with its reconstruction. */
public abstract class ReconstructionModel extends NeuralModel
        implements Reconstructing, SeveralScores, Framewise, Watching, Drawn {
    private static final String SCORE = "score.constants";

    /** Scores need few samples to be fitted on; more would only cost time and heap. */
    private static final int FIT_ON = 2_000;

    private static final int MOST_VALUES_TO_FIT_ON = 1 << 25;

    private final ReconstructionScore kind;
    private final boolean givesLogs;

    /** What the score compares: a sample, and its logarithms where they count too. */
    private final SampleShape compared;

    private volatile FittedScore score;
    private volatile OtherErrors others;
    private volatile Optional<StandardSum> summed = Optional.empty();

    /**
     * @throws IllegalArgumentException if the score does not suit samples of this shape
     */
    protected ReconstructionModel(SampleShape shape, ReconstructionScore kind) {
        this(shape, kind, false);
    }

    /**
     * @param givesLogs whether {@linkplain SignedLogs logarithms} of a row are given back beside it
     * @throws IllegalArgumentException if the score does not suit samples of this shape
     */
    protected ReconstructionModel(SampleShape shape, ReconstructionScore kind, boolean givesLogs) {
        super(shape);
        boolean both = givesLogs && kind == ReconstructionScore.MAHALANOBIS_ERROR;
        this.compared = both ? new SampleShape.Row(2 * shape.size()) : shape;
        FittedScore.constants(kind, compared);
        this.kind = kind;
        this.givesLogs = givesLogs;
        this.others = OtherErrors.none(shape);
    }

    /** What learns; made once per training. */
    protected abstract Learner learner(Trainer trainer);

    /**
     * @param input (B, then the sample's shape)
     * @return the same shape, as in inference; (B, 2 d) where logarithms are given back too
     */
    protected abstract Tensor reconstruct(Tensor input);

    /**
     * A score that a model has beside the errors.
     *
     * @param name as settings files write it
     * @param configured whether it is the model's score
     * @param perSample from (B, then the sample's shape) to (B)
     */
    public record OwnScore(String name, boolean configured, UnaryOperator<Tensor> perSample) {}

    /** None for most; one at most is configured. */
    protected List<OwnScore> own() {
        return List.of();
    }

    /**
     * A score that adds up others of the model's own, each less its mean on normal samples that
     * were not learned from, over its deviation there.
     *
     * @param name as settings files write it
     * @param configured whether it is the model's score
     * @param parts names of {@linkplain #own own} scores
     */
    public record StandardisedSum(String name, boolean configured, List<String> parts) {
        public StandardisedSum {
            parts = List.copyOf(parts);
        }
    }

    /** None for most. */
    protected Optional<StandardisedSum> sum() {
        return Optional.empty();
    }

    private Optional<OwnScore> configured() {
        return own().stream().filter(OwnScore::configured).findFirst();
    }

    @Override
    protected final Learner learner(SampleStore training, Trainer trainer) {
        return learner(trainer);
    }

    @Override
    protected final void complete(SampleStore training, SampleStore validation) {
        SampleStore seen = validation.size() > 0 ? validation : training;
        int size = shape().size();
        int count =
                Math.min(seen.size(), Math.min(FIT_ON, Math.max(1, MOST_VALUES_TO_FIT_ON / size)));
        float[] values = new float[count * size];
        for (int i = 0; i < count; i++) {
            seen.read(i, values, i * size);
        }
        Pairs pairs = pairs(values, count);
        score = FittedScore.fit(kind, compared, pairs.values, pairs.reconstructions, count);
        float[] reconstructions =
                compared.equals(shape()) ? pairs.reconstructions : reconstruct(values, count);
        others = OtherErrors.fit(kind, shape(), values, reconstructions, count);
        summed = sum().map(sum -> StandardSum.of(addends(sum, values, count)));
    }

    private List<double[]> addends(StandardisedSum sum, float[] values, int count) {
        return sum.parts.stream().map(part -> scored(own(part), values, count)).toList();
    }

    private UnaryOperator<Tensor> own(String name) {
        Stream<OwnScore> named = own().stream().filter(one -> one.name.equals(name));
        return named.findFirst().orElseThrow().perSample;
    }

    private double[] added(StandardisedSum sum, float[] values, int count) {
        return summed.orElseThrow().added(addends(sum, values, count));
    }

    @Override
    public final double[] score(float[] values, int count) {
        requireLearned();
        if (sum().filter(StandardisedSum::configured).isPresent()) {
            return added(sum().get(), values, count);
        }
        return configured()
                .map(own -> scored(own.perSample, values, count))
                .orElseGet(() -> byError(values, count));
    }

    private double[] byError(float[] values, int count) {
        return score instanceof TensorScore quick
                ? distinct(values, count, input -> quick.all(target(input), reconstruct(input)))
                : score.all(values, reconstruct(values, count), shape().size());
    }

    /** What samples are compared with what is given back: (B, then what is compared). */
    private Tensor target(Tensor input) {
        return compared.equals(shape()) ? input : SignedLogs.beside(input);
    }

    /** What the score compares, sample by sample. */
    private record Pairs(float[] values, float[] reconstructions) {}

    private Pairs pairs(float[] values, int count) {
        if (compared.equals(shape())) {
            return new Pairs(values, reconstruct(values, count));
        }
        return new Pairs(
                batched(values, count, compared.size(), this::target),
                batched(values, count, compared.size(), this::reconstruct));
    }

    /** Without the logarithms that were given back beside values. */
    final Tensor ofSample(Tensor reconstruction) {
        return givesLogs ? reconstruction.narrow(1, 0, shape().size()) : reconstruction;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the model is not one of clips
     */
    @Override
    public final Frames frames(float[] values, int count) {
        requireLearned();
        clip();
        return judged(values, reconstruct(values, count), count);
    }

    private SampleShape.Clip clip() {
        if (shape() instanceof SampleShape.Clip clip) {
            return clip;
        }
        throw new IllegalStateException("a model of " + shape() + " sees no frames");
    }

    /** What clips and their reconstructions say of each frame. */
    final Frames judged(float[] values, float[] reconstructions, int count) {
        SampleShape.Clip clip = clip();
        double[] scores =
                configured()
                        .map(own -> scored(own.perSample, values, count))
                        .orElseGet(() -> score.all(values, reconstructions, clip.size()));
        PixelError error = new PixelError(clip, false);
        int plane = clip.height() * clip.width();
        int seen = clip.frames() - firstJudged();
        float[] maps = new float[Math.multiplyExact(count, seen * plane)];
        for (int i = 0; i < count; i++) {
            float[] map = error.map(values, reconstructions, i * clip.size());
            System.arraycopy(map, firstJudged() * plane, maps, i * seen * plane, seen * plane);
        }
        double[] errors = new double[count * seen];
        Arrays.setAll(errors, frame -> PixelError.mean(maps, frame * plane, plane));
        return new Frames(firstJudged(), scores, errors, maps);
    }

    /** The first frame of a clip that is given back and not only looked at. */
    protected int firstJudged() {
        return 0;
    }

    @Override
    public final Watch watch() {
        requireLearned();
        return new ClipWatch(this, clip(), configured().isPresent() ? Optional.empty() : sliding());
    }

    /** Its network in two parts, the first for clips that follow one another, where it has such. */
    protected Optional<Sliding> sliding() {
        return Optional.empty();
    }

    @Override
    public final Map<String, double[]> scores(float[] values, int count) {
        requireLearned();
        Map<String, double[]> scores = new LinkedHashMap<>();
        Optional<StandardisedSum> sum = sum().filter(any -> summed.isPresent());
        sum.filter(StandardisedSum::configured)
                .ifPresent(first -> scores.put(first.name, added(first, values, count)));
        configured()
                .ifPresent(first -> scores.put(first.name, scored(first.perSample, values, count)));
        float[] reconstructions = reconstruct(values, count);
        int size = shape().size();
        scores.put(
                kind.label(),
                score instanceof TensorScore
                        ? byError(values, count)
                        : score.all(values, reconstructions, size));
        scores.putAll(others.of(values, reconstructions));
        own().forEach(
                        last ->
                                scores.computeIfAbsent(
                                        last.name, name -> scored(last.perSample, values, count)));
        sum.ifPresent(
                last -> scores.computeIfAbsent(last.name, name -> added(last, values, count)));
        return scores;
    }

    private double[] scored(UnaryOperator<Tensor> perSample, float[] values, int count) {
        float[] scores = batched(values, count, 1, perSample);
        return IntStream.range(0, count).mapToDouble(i -> scores[i]).toArray();
    }

    @Override
    public final float[] reconstruct(float[] values, int count) {
        return batched(values, count, shape().size(), input -> ofSample(reconstruct(input)));
    }

    /** A logarithm's part is that of its value. */
    @Override
    public final double[] parts(float... values) {
        Pairs pairs = pairs(values, 1);
        double[] parts = score.parts(pairs.values, pairs.reconstructions, 0, compared.size());
        for (int i = values.length; i < parts.length; i++) {
            parts[i % values.length] += parts[i];
        }
        return Arrays.copyOf(parts, values.length);
    }

    @Override
    public final Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>(super.weights());
        weights.put(SCORE, Weights.of(score.constants()));
        summed.ifPresent(sum -> weights.putAll(sum.weights()));
        weights.putAll(others.weights());
        return weights;
    }

    @Override
    public final void restore(Map<String, Weights> weights) {
        Weights constants = weights.get(SCORE);
        if (constants == null) {
            throw new IllegalArgumentException("weights \"" + SCORE + "\" are missing");
        }
        FittedScore restored = FittedScore.of(kind, compared, constants.values());
        super.restore(weights);
        score = restored;
        others = OtherErrors.restored(kind, shape(), weights);
        summed =
                StandardSum.restored(
                        weights,
                        sum().map(sum -> sum.parts.size()).orElse(0),
                        sum().filter(StandardisedSum::configured).isPresent());
    }

    /**
     * {@link #reconstruct(Tensor)}, written down.
     *
     * @param weights of this model
     * @throws UnsupportedOperationException unless a model says how
     */
    protected String drawReconstruction(Graph graph, Map<String, Weights> weights, String samples) {
        throw new UnsupportedOperationException("ONNX has no words for what it computes");
    }

    @Override
    public final String draw(Graph graph, String samples) {
        requireLearned();
        if (configured().isPresent()) {
            throw new UnsupportedOperationException(
                    "its score " + configured().get().name() + " is not exported yet");
        }
        String given = drawReconstruction(graph, weights(), samples);
        if (!compared.equals(shape())) {
            return score.draw(graph, SignedLogs.draw(graph, samples), given);
        }
        return score.draw(graph, samples, givesLogs ? drawSamples(graph, given) : given);
    }

    /** {@link #ofSample}, written down. */
    private String drawSamples(Graph graph, String given) {
        return graph.node(
                "Slice", given, graph.whole(0), graph.whole(shape().size()), graph.whole(1));
    }
}
