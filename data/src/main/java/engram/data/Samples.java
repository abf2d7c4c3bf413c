package engram.data;

/** Encoded samples of one shape that can be read from first to last, any number of times. */
public interface Samples {

    /** The shape of every sample. */
    SampleShape shape();

    /** Starts at the first sample. */
    SampleReader open();
}
