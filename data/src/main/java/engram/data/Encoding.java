package engram.data;

/**
 * How samples of a source become numbers. It is fitted once, on normal data, and saved with the
 * detector.
 */
public sealed interface Encoding permits ImageEncoding, TableEncoding {

    /** The shape of an encoded sample. */
    SampleShape shape();
}
