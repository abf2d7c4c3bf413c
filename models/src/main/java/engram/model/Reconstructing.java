package engram.model;

import engram.score.SquaredError;

/** A model that judges a sample by what it gives back. */
public interface Reconstructing {

    /**
     * What the model makes of samples.
     *
     * @param values {@code count} encoded samples, one after the other
     * @return as many values
     */
    float[] reconstruct(float[] values, int count);

    /**
     * The sum of squared differences of each sample, which is there in the midst of a training too.
     *
     * @param values {@code count} encoded samples, one after the other
     */
    default double[] errors(float[] values, int count) {
        int size = values.length / Math.max(1, count);
        return new SquaredError(size).all(values, reconstruct(values, count), size);
    }
}
