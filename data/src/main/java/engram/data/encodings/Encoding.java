package engram.data.encodings;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.util.Optional;

/**
 * How samples of a source become numbers. It is fitted once, on normal data, and saved with the
 * detector.
 */
public sealed interface Encoding permits ClipEncoding, ImageEncoding, TableEncoding {

    /** The shape of an encoded sample. */
    SampleShape shape();

    /** Where pixel values go; empty where a sample's values are no pixels. */
    default Optional<PixelRange> pixels() {
        return Optional.empty();
    }
}
