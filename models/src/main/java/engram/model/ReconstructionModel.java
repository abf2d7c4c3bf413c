package engram.model;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.ShapeMismatchException;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** A neural model whose score compares a sample with its reconstruction. */
public abstract class ReconstructionModel implements AnomalyModel, Reconstructing, SeveralScores {
    private static final String SCORE = "score.constants";
    private static final int MOST_VALUES_AT_ONCE = 1 << 20;

    /** Scores need few samples to be fitted on; more would only cost time and heap. */
    private static final int FIT_ON = 2_000;

    private static final int MOST_VALUES_TO_FIT_ON = 1 << 25;

    private final SampleShape shape;
    private final ReconstructionScore kind;
    private volatile FittedScore score;
    private volatile Map<ReconstructionScore, FittedScore> others = Map.of();

    /**
     * @throws IllegalArgumentException if the score does not suit samples of this shape
     */
    protected ReconstructionModel(SampleShape shape, ReconstructionScore kind) {
        FittedScore.constants(kind, shape);
        this.shape = shape;
        this.kind = kind;
    }

    /** What learns; made once per training. */
    protected abstract Learner learner(Trainer trainer);

    /**
     * @param input (B, then the sample's shape)
     * @return the same shape, as in inference
     */
    protected abstract Tensor reconstruct(Tensor input);

    /** All that inference needs: parameters and buffers, by name. */
    protected abstract Map<String, Tensor> state();

    @Override
    public final SampleShape shape() {
        return shape;
    }

    @Override
    public final List<EpochReport> fit(
            SampleStore training, SampleStore validation, Trainer trainer) {
        requireShape(training);
        requireShape(validation);
        List<EpochReport> history = trainer.run(learner(trainer), training, validation);
        SampleStore fitted = validation.size() > 0 ? validation : training;
        int size = shape.size();
        int count =
                Math.min(
                        fitted.size(), Math.min(FIT_ON, Math.max(1, MOST_VALUES_TO_FIT_ON / size)));
        float[] values = new float[count * size];
        for (int i = 0; i < count; i++) {
            fitted.read(i, values, i * size);
        }
        fitScores(values, count);
        return history;
    }

    private void fitScores(float[] values, int count) {
        float[] reconstructions = reconstruct(values, count);
        score = FittedScore.fit(kind, shape, values, reconstructions, count);
        Map<ReconstructionScore, FittedScore> fitted = new EnumMap<>(ReconstructionScore.class);
        for (ReconstructionScore other : ReconstructionScore.values()) {
            if (other != kind && FittedScore.suits(other, shape)) {
                fitted.put(other, FittedScore.fit(other, shape, values, reconstructions, count));
            }
        }
        others = fitted;
    }

    private void requireShape(SampleStore samples) {
        if (!samples.shape().equals(shape)) {
            throw new ShapeMismatchException(shape, samples.shape());
        }
    }

    /**
     * For scores of a model's own.
     *
     * @throws IllegalStateException before the model was trained or restored
     */
    protected final void requireLearned() {
        fitted();
    }

    private FittedScore fitted() {
        FittedScore fitted = score;
        if (fitted == null) {
            throw new IllegalStateException("this model has learned nothing yet");
        }
        return fitted;
    }

    @Override
    public double[] score(float[] values, int count) {
        FittedScore fitted = fitted();
        return scored(fitted, values, reconstruct(values, count), count);
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        FittedScore fitted = fitted();
        float[] reconstructions = reconstruct(values, count);
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put(kind.label(), scored(fitted, values, reconstructions, count));
        others.forEach(
                (other, alternative) ->
                        scores.put(
                                other.label(),
                                scored(alternative, values, reconstructions, count)));
        return scores;
    }

    private double[] scored(FittedScore by, float[] values, float[] reconstructions, int count) {
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = by.score(values, reconstructions, i * shape.size());
        }
        return scores;
    }

    @Override
    public final float[] reconstruct(float[] values, int count) {
        return batched(values, count, shape.size(), this::reconstruct);
    }

    /**
     * Runs a function of tensors over samples in batches of bounded size, without gradients.
     *
     * @param width how many values the function gives per sample
     */
    protected final float[] batched(
            float[] values, int count, int width, UnaryOperator<Tensor> function) {
        int size = shape.size();
        if (values.length != Math.multiplyExact(count, size)) {
            throw new IllegalArgumentException(
                    count
                            + " samples of shape "
                            + shape
                            + " have "
                            + (long) count * size
                            + " values, not "
                            + values.length);
        }
        int atOnce = samplesAtOnce();
        if (count <= atOnce) {
            return inference(values, count, function);
        }
        float[] results = new float[Math.multiplyExact(count, width)];
        for (int from = 0; from < count; from += atOnce) {
            int to = Math.min(count, from + atOnce);
            float[] part = Arrays.copyOfRange(values, from * size, to * size);
            float[] result = inference(part, to - from, function);
            System.arraycopy(result, 0, results, from * width, result.length);
        }
        return results;
    }

    private float[] inference(float[] values, int count, UnaryOperator<Tensor> function) {
        try (Scope scope = Scope.inference()) {
            return Tensors.toArray(function.apply(tensor(values, count)));
        }
    }

    /** How many samples may pass through the network together, so that native memory is bounded. */
    protected final int samplesAtOnce() {
        return Math.max(1, MOST_VALUES_AT_ONCE / shape.size());
    }

    private Tensor tensor(float[] values, int count) {
        return Tensors.of(
                values,
                LongStream.concat(
                                LongStream.of(count),
                                IntStream.of(shape.dimensions()).asLongStream())
                        .toArray());
    }

    @Override
    public final Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>(Weights.copyOf(state()));
        weights.put(SCORE, Weights.of(fitted().constants()));
        return weights;
    }

    @Override
    public final void restore(Map<String, Weights> weights) {
        Weights constants = weights.get(SCORE);
        if (constants == null) {
            throw new IllegalArgumentException("weights \"" + SCORE + "\" are missing");
        }
        FittedScore restored = FittedScore.of(kind, shape, constants.values());
        Weights.restore(state(), weights);
        score = restored;
        others = Map.of();
    }

    @Override
    public final void close() {
        Tensors.release(state().values());
    }
}
