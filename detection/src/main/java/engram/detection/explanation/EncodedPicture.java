package engram.detection.explanation;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Encoded pictures as one can look at them. */
public final class EncodedPicture {

    private EncodedPicture() {}

    /**
     * A picture in its own size.
     *
     * @param values (C, H, W)
     */
    public static BufferedImage of(ImageEncoding encoding, float[] values) {
        SampleShape.Image shape = encoding.shape();
        int pixels = shape.height() * shape.width();
        int bands = shape.channels() < 3 ? 1 : 3;
        BufferedImage image =
                new BufferedImage(
                        shape.width(),
                        shape.height(),
                        bands == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int[] row = new int[shape.width() * bands];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int band = 0; band < bands; band++) {
                    // A decoder may leave the range.
                    row[x * bands + band] =
                            encoding.range().level(values[band * pixels + y * shape.width() + x]);
                }
            }
            image.getRaster().setPixels(0, y, shape.width(), 1, row);
        }
        return image;
    }

    /**
     * The same brought to a size, each pixel the mean of those that it stands for: of a palette's
     * steps, where it has one. Java's own scaling takes grey for another grey on the way, and ours
     * does not.
     */
    public static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage scaled = blank(picture, width, height);
        Raster from = picture.getRaster();
        for (int y = 0; y < height; y++) {
            int top = y * picture.getHeight() / height;
            int bottom = Math.max(top + 1, (y + 1) * picture.getHeight() / height);
            for (int x = 0; x < width; x++) {
                int left = x * picture.getWidth() / width;
                int right = Math.max(left + 1, (x + 1) * picture.getWidth() / width);
                for (int band = 0; band < from.getNumBands(); band++) {
                    long sum = 0;
                    for (int v = top; v < bottom; v++) {
                        for (int u = left; u < right; u++) {
                            sum += from.getSample(u, v, band);
                        }
                    }
                    int area = (bottom - top) * (right - left);
                    scaled.getRaster().setSample(x, y, band, (int) ((sum + area / 2) / area));
                }
            }
        }
        return scaled;
    }

    /** Of the same colours; a palette would otherwise be Java's own. */
    private static BufferedImage blank(BufferedImage like, int width, int height) {
        return like.getColorModel() instanceof IndexColorModel palette
                ? new BufferedImage(width, height, like.getType(), palette)
                : new BufferedImage(width, height, like.getType());
    }
}
