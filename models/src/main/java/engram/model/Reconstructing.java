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
     * What each value of one encoded sample adds to its score; below 0 where it speaks for the
     * sample. The squares of its errors, where a model does not say otherwise.
     *
     * @return as many as the sample has values
     */
    default double[] parts(float... values) {
        float[] reconstruction = reconstruct(values, 1);
        double[] parts = new double[values.length];
        for (int i = 0; i < parts.length; i++) {
            double away = (double) values[i] - reconstruction[i];
            parts[i] = away * away;
        }
        return parts;
    }

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
