package engram.images;

import engram.data.Given;
import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.ImageEncoding;
import engram.images.files.ImageRows;
import engram.images.files.Orientation;
import engram.images.files.Pixels;
import engram.images.files.Shot;
import java.awt.image.BufferedImage;
import java.io.IOException;
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
        this.encoding = Given.some(encoding, "the encoding of a detector of pictures");
    }

    /**
     * The picture's values, resized, grey or in colour, as the encoding says. Whole numbers of 32
     * bits a channel count as signed.
     *
     * @throws UnreadableDataException if its colours are of a kind that files are not read with
     *     either, or its values of another depth than those learned from
     */
    public float[] encode(BufferedImage picture) {
        Given.some(picture, "a picture");
        try {
            Depth depth = ImageRows.depth(picture.getColorModel());
            ImageRows rows = ImageRows.of(picture, depth, encoding.levels());
            float[] values = new float[encoding.shape().size()];
            Pixels.of(rows, Orientation.UPRIGHT, encoding).scale(encoding.range(), values, 0);
            return values;
        } catch (IIOException e) {
            throw new UnreadableDataException("a picture cannot be used: " + e.getMessage());
        }
    }

    /**
     * The same of a picture's file that is in memory, such as one that was sent; read with all the
     * caution that files on disk are read with. Of several pages the first counts.
     *
     * @param megapixels how many the picture may have
     * @throws UnreadableDataException if it cannot be read; says why, without naming a file
     */
    public float[] encode(byte[] file, int megapixels) {
        Given.some(file, "the bytes of a picture's file");
        try {
            float[] values = new float[encoding.shape().size()];
            Shot.pixels(file, megapixels, encoding).scale(encoding.range(), values, 0);
            return values;
        } catch (IOException e) {
            throw new UnreadableDataException(
                    "cannot be read as a picture (" + e.getMessage() + ")");
        }
    }
}
