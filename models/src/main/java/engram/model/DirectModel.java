package engram.model;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.ShapeMismatchException;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A model that learns in one go, without epochs. What it scores by is made from its weights alone,
 * so that a restored model scores as the one that learned.
 *
 * @param <L> what scoring reads
 */
public abstract class DirectModel<L extends DirectModel.Learned> implements AnomalyModel {
    private final SampleShape shape;
    private volatile L learned;

    /** All that scoring reads; safe for several threads. */
    public interface Learned extends AutoCloseable {

        /**
         * How anomalous samples are.
         *
         * @param values as many as the samples have
         */
        double[] score(float[] values, int count);

        /** Copies of what it was made from. */
        Map<String, Weights> weights();

        /** Frees the native memory. */
        @Override
        default void close() {}
    }

    protected DirectModel(SampleShape shape) {
        this.shape = shape;
    }

    /**
     * Learns from normal samples.
     *
     * @param random the only source of randomness
     */
    protected abstract Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random);

    /**
     * What scoring reads, from weights.
     *
     * @throws IllegalArgumentException if something is missing or of the wrong shape
     */
    protected abstract L learned(Map<String, Weights> weights);

    @Override
    public final SampleShape shape() {
        return shape;
    }

    @Override
    public final List<EpochReport> fit(
            SampleStore training, SampleStore validation, Trainer trainer) {
        requireShape(training);
        requireShape(validation);
        if (training.size() == 0) {
            throw new IllegalArgumentException("there are no samples to learn from");
        }
        restore(learn(training, validation, new SplittableRandom(trainer.seed())));
        return List.of();
    }

    private void requireShape(SampleStore samples) {
        if (!samples.shape().equals(shape)) {
            throw new ShapeMismatchException(shape, samples.shape());
        }
    }

    /**
     * What was learned last.
     *
     * @throws IllegalStateException if nothing was
     */
    protected final L learned() {
        L current = learned;
        if (current == null) {
            throw new IllegalStateException("this model has learned nothing yet");
        }
        return current;
    }

    /**
     * Refuses arrays that do not hold this many samples.
     *
     * @throws IllegalArgumentException if they do not
     */
    protected final void requireSamples(float[] values, int count) {
        shape.requireSamples(values, count);
    }

    @Override
    public final double[] score(float[] values, int count) {
        L current = learned();
        requireSamples(values, count);
        return current.score(values, count);
    }

    @Override
    public final Map<String, Weights> weights() {
        return learned().weights();
    }

    @Override
    public final void restore(Map<String, Weights> weights) {
        L fresh = learned(weights);
        close();
        learned = fresh;
    }

    @Override
    public final void close() {
        L current = learned;
        if (current != null) {
            current.close();
        }
    }
}
