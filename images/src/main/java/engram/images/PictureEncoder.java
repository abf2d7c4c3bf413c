package engram.images;

import engram.data.ImageEncoding;
import engram.data.UnreadableDataException;
import java.awt.image.BufferedImage;
import javax.imageio.IIOException;

/**
 * Encodes pictures that a program already holds, such as a camera's, as pictures from files are
 * encoded: for {@code AnomalyDetector.detect(id, values)} and {@code score(values, count)}. Safe
 * for several threads, and starts none.
 */
public final class PictureEncoder {
    private final ImageEncoding encoding;

    /**
     * @param encoding a detector's
     */
    public PictureEncoder(ImageEncoding encoding) {
        this.encoding = encoding;
    }

    /**
     * The picture's values, resized, grey or in colour, as the encoding says.
     *
     * @throws UnreadableDataException if its colours are of a kind that files are not read with
     *     either
     */
    public float[] encode(BufferedImage picture) {
        try {
            byte[] pixels = Resampler.resample(ImageRows.of(picture), encoding.shape());
            float[] values = new float[pixels.length];
            PictureReader.scale(pixels, encoding, values, 0);
            return values;
        } catch (IIOException e) {
            throw new UnreadableDataException("a picture cannot be used: " + e.getMessage());
        }
    }
}
