package engram.model;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;

/**
 * Learns what is normal and scores how far samples are from it. Scoring is safe from several
 * threads.
 */
public interface AnomalyModel extends AutoCloseable {

    /** The shape of the samples it was made for. */
    SampleShape shape();

    /**
     * Learns from normal samples.
     *
     * @param validation normal samples that are not learned from: watched, and used to fit what the
     *     score needs
     * @return what each epoch came to; empty for models that learn in one go
     * @throws engram.training.TrainingDivergedException if the losses stop being finite
     */
    List<EpochReport> fit(SampleStore training, SampleStore validation, Trainer trainer);

    /**
     * How anomalous samples are: higher is more. What else is in the batch changes no more than
     * rounding.
     *
     * @param values {@code count} encoded samples, one after the other
     */
    double[] score(float[] values, int count);

    /** Copies of all that was learned, by name. */
    Map<String, Weights> weights();

    /**
     * Takes over what another model of the same configuration learned.
     *
     * @throws IllegalArgumentException if something is missing or of another shape
     */
    void restore(Map<String, Weights> weights);

    /** Frees the native memory. */
    @Override
    void close();
}
