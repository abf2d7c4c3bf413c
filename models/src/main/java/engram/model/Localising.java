package engram.model;

/** A model that says where in a picture what is anomalous lies. */
public interface Localising {

    /** Whether it does so as it is configured. */
    boolean localises();

    /**
     * How anomalous each pixel is: higher is more, below 0 is more normal than most.
     *
     * @param values {@code count} encoded pictures, one after the other
     * @return {@code count} maps of a picture's height and width, row by row
     */
    float[] localise(float[] values, int count);

    /** What one in two hundred places of normal pictures reaches: the fixed scale of heat maps. */
    float high();
}
