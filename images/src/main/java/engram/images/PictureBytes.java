package engram.images;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.images.files.PictureFile;
import engram.images.files.PictureHeader;
import engram.images.files.Pixels;
import engram.images.files.Shot;
import java.nio.file.Path;

/**
 * Reads single picture files as bytes, for whoever keeps pictures himself, such as the frames of a
 * video.
 */
public final class PictureBytes {
    private static final int LARGEST = ImageOptions.Tolerance.NONE.largest();

    private PictureBytes() {}

    /** Whether a file of this name is read as a picture. */
    public static boolean isPicture(String name) {
        return PictureFile.isPicture(name);
    }

    /**
     * Width and height as they are shown.
     *
     * @throws UnreadableDataException if the file cannot be read
     */
    public static ImageOptions.Size size(Path file) {
        PictureHeader header = shot(file).header();
        return new ImageOptions.Size(header.width(), header.height());
    }

    /**
     * The picture in this size, 0 (black) to 255 (white), channel by channel, row by row; more than
     * 8 bits are rounded to 8.
     *
     * @throws UnreadableDataException if the file cannot be read
     */
    public static byte[] read(Path file, SampleShape.Image shape) {
        Pixels pixels = shot(file).pixels(new ImageEncoding(shape, PixelRange.UNIT));
        if (pixels instanceof Pixels.Bytes bytes) {
            return bytes.values();
        }
        throw new IllegalStateException("without levels, pictures are of 8 bits");
    }

    private static Shot shot(Path file) {
        return new Shot(file, 0, LARGEST);
    }
}
