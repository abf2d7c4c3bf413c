package engram.model;

/** A model that judges a sample by what it gives back. */
public interface Reconstructing {

    /**
     * What the model makes of samples.
     *
     * @param values {@code count} encoded samples, one after the other
     * @return as many values
     */
    float[] reconstruct(float[] values, int count);
}
