package engram.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import javax.imageio.IIOException;

/**
 * The rows of a decoded picture, 8 or 16 bits per channel; what is transparent is laid on white.
 * Channel values are taken as they are stored: Java would brighten grey ones, whose colour space it
 * takes for linear.
 */
abstract class ImageRows implements Resampler.Rows {
    private final BufferedImage image;
    private final int channels;

    private ImageRows(BufferedImage image, int channels) {
        this.image = image;
        this.channels = channels;
    }

    static ImageRows of(BufferedImage image) throws IIOException {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel || colours instanceof DirectColorModel) {
            return new Looked(image);
        }
        int type = colours.getColorSpace().getType();
        int transfer = colours.getTransferType();
        boolean known =
                colours instanceof ComponentColorModel
                        && (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB)
                        && (transfer == DataBuffer.TYPE_BYTE || transfer == DataBuffer.TYPE_USHORT);
        if (!known) {
            throw new IIOException(
                    "only grey, RGB and palette pictures of 8 or 16 bits per channel are read");
        }
        return new Stored(image);
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public int channels() {
        return channels;
    }

    private static float onWhite(float value, float opacity) {
        return value * opacity + 255f * (1 - opacity);
    }

    /** Each channel stored as a number. */
    private static final class Stored extends ImageRows {
        private final Raster raster;
        private final int bands;
        private final float scale;
        private final int[] samples;
        private Object stored;

        Stored(BufferedImage image) {
            super(image, image.getColorModel().getNumColorComponents());
            raster = image.getRaster();
            bands = raster.getNumBands();
            samples = new int[bands * image.getWidth()];
            scale = 255f / ((1 << image.getColorModel().getComponentSize(0)) - 1);
        }

        @Override
        public void read(int y, float[][] into) {
            unpack(y);
            boolean transparent = bands > into.length;
            for (int x = 0; x < width(); x++) {
                int at = x * bands;
                for (int c = 0; c < into.length; c++) {
                    float value = samples[at + c] * scale;
                    into[c][x] =
                            transparent
                                    ? onWhite(value, samples[at + bands - 1] * scale / 255f)
                                    : value;
                }
            }
        }

        /** Several times faster than the raster's own way to hand out numbers. */
        private void unpack(int y) {
            stored = raster.getDataElements(0, y, width(), 1, stored);
            if (stored instanceof byte[] bytes) {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = bytes[i] & 0xff;
                }
            } else if (stored instanceof short[] shorts) {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = shorts[i] & 0xffff;
                }
            }
        }
    }

    /** Pixels that a palette, or packed bits, turn into colours. */
    private static final class Looked extends ImageRows {
        private final BufferedImage image;
        private int[] pixels;

        Looked(BufferedImage image) {
            super(image, 3);
            this.image = image;
        }

        @Override
        public void read(int y, float[][] into) {
            pixels = image.getRGB(0, y, width(), 1, pixels, 0, width());
            for (int x = 0; x < width(); x++) {
                float opacity = (pixels[x] >>> 24) / 255f;
                for (int c = 0; c < 3; c++) {
                    into[c][x] = onWhite(pixels[x] >> (16 - 8 * c) & 0xff, opacity);
                }
            }
        }
    }
}
