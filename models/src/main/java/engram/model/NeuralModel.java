package engram.model;

import engram.data.DistinctRows;
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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** A model made of networks, which a {@link Trainer} trains and which score batch by batch. */
public abstract class NeuralModel implements AnomalyModel {
    /**
     * What layers make of a batch is many times its size, and every thread that scores holds one.
     */
    private static final int MOST_VALUES_AT_ONCE = 1 << 18;

    private final SampleShape shape;
    private volatile boolean learned;

    protected NeuralModel(SampleShape shape) {
        this.shape = shape;
    }

    /** What learns from these samples; made once per training. */
    protected abstract Learner learner(SampleStore training, Trainer trainer);

    /** Called after the last epoch, for what scores need beyond the networks. */
    protected abstract void complete(SampleStore training, SampleStore validation);

    /** All that inference needs: parameters and buffers, by name. */
    protected abstract Map<String, Tensor> state();

    @Override
    public final SampleShape shape() {
        return shape;
    }

    @Override
    public final List<EpochReport> fit(
            SampleStore training, SampleStore validation, Trainer trainer) {
        requireShapes(training, validation);
        List<EpochReport> history = trainer.run(learner(training, trainer), training, validation);
        finish(training, validation);
        return history;
    }

    /** The networks have seen the last epoch. */
    final void finish(SampleStore training, SampleStore validation) {
        complete(training, validation);
        learned = true;
    }

    /**
     * @throws ShapeMismatchException if one holds samples of another shape
     */
    final void requireShapes(SampleStore... stores) {
        for (SampleStore samples : stores) {
            if (!samples.shape().equals(shape)) {
                throw new ShapeMismatchException(shape, samples.shape());
            }
        }
    }

    /**
     * @throws IllegalStateException if the model has neither been trained nor restored
     */
    protected final void requireLearned() {
        if (!learned) {
            throw new IllegalStateException("this model has learned nothing yet");
        }
    }

    /**
     * Runs a function of tensors over samples in batches of bounded size, without gradients.
     *
     * @param width how many values the function gives per sample
     */
    protected final float[] batched(
            float[] values, int count, int width, UnaryOperator<Tensor> function) {
        shape.requireSamples(values, count);
        int size = shape.size();
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

    /**
     * The same for a function that gives one value per row, which is asked once where rows are
     * equal: in tables they come again and again.
     */
    protected final double[] distinct(float[] values, int count, UnaryOperator<Tensor> function) {
        shape.requireSamples(values, count);
        DistinctRows rows = DistinctRows.of(values, count, shape.size());
        float[] given = batched(rows.rows(), rows.count(), 1, function);
        double[] wide = new double[given.length];
        Arrays.setAll(wide, i -> given[i]);
        return rows.spread(wide);
    }

    /**
     * Runs a function of tensors over stored samples in batches of bounded size, without gradients.
     *
     * @param positions which samples, in this order
     * @param results is given what the function gives for each batch
     */
    protected final void forEachBatch(
            SampleStore samples,
            int[] positions,
            UnaryOperator<Tensor> function,
            Consumer<float[]> results) {
        int size = shape.size();
        for (int from = 0; from < positions.length; from += samplesAtOnce()) {
            int count = Math.min(samplesAtOnce(), positions.length - from);
            float[] values = new float[count * size];
            for (int i = 0; i < count; i++) {
                samples.read(positions[from + i], values, i * size);
            }
            results.accept(inference(values, count, function));
        }
    }

    private float[] inference(float[] values, int count, UnaryOperator<Tensor> function) {
        try (Scope scope = Scope.inference()) {
            return Tensors.toArray(function.apply(tensor(values, count)));
        }
    }

    /** How many samples may pass through the network together, so that native memory is bounded. */
    protected int samplesAtOnce() {
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
    public Map<String, Weights> weights() {
        requireLearned();
        return Weights.copyOf(state());
    }

    @Override
    public void restore(Map<String, Weights> weights) {
        Weights.restore(state(), weights);
        learned = true;
    }

    @Override
    public final void close() {
        Tensors.release(state().values());
    }
}
