package engram.images.files;

import engram.data.encodings.Depth;
import engram.data.encodings.Levels;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * The rows of a decoded picture; what is transparent is laid on white. Channel values are taken as
 * they are stored: Java would brighten grey ones, whose colour space it takes for linear.
 */
public abstract class ImageRows implements Resampler.Rows {
    private final BufferedImage image;
    private final int channels;

    private ImageRows(BufferedImage image, int channels) {
        this.image = image;
        this.channels = channels;
    }

    /**
     * The rows as greys.
     *
     * @param depth what the picture's numbers are
     * @param levels which of them are black and white; empty for pictures of 8 bits
     * @throws IIOException if its colours are not understood, or the levels are not for its depth
     */
    public static ImageRows of(BufferedImage image, Depth depth, Optional<Levels> levels)
            throws IIOException {
        ColorModel colours = image.getColorModel();
        return of(image, Greys.of(depth, bits(colours), levels));
    }

    /** The rows for looking at the numbers that are stored. */
    static ImageRows stored(BufferedImage image, Depth depth) throws IIOException {
        return of(image, Greys.stored(depth, bits(image.getColorModel())));
    }

    private static int bits(ColorModel colours) {
        return isComponents(colours) ? colours.getComponentSize(0) : 8;
    }

    private static ImageRows of(BufferedImage image, Greys greys) throws IIOException {
        ColorModel colours = image.getColorModel();
        if (!isComponents(colours)) {
            return new Looked(image, greys);
        }
        return switch (colours.getColorSpace().getType()) {
            case ColorSpace.TYPE_GRAY, ColorSpace.TYPE_RGB -> new Stored(image, greys);
            case ColorSpace.TYPE_CMYK -> new Inks(image, greys);
            default -> throw new IIOException("its colours are not grey, RGB or CMYK");
        };
    }

    /** Whether each channel is a number of its own; a palette and packed bits are looked up. */
    private static boolean isComponents(ColorModel colours) {
        return colours instanceof ComponentColorModel && !colours.isAlphaPremultiplied();
    }

    /**
     * What the numbers of pictures of this kind are; whole numbers of 32 bits count as signed,
     * since Java does not tell.
     */
    public static Depth depth(ColorModel colours) {
        if (!isComponents(colours)) {
            return Depth.BITS_8;
        }
        return switch (colours.getTransferType()) {
            case DataBuffer.TYPE_BYTE -> Depth.BITS_8;
            case DataBuffer.TYPE_USHORT ->
                    colours.getComponentSize(0) > 8 ? Depth.BITS_16 : Depth.BITS_8;
            case DataBuffer.TYPE_SHORT -> Depth.SIGNED_16;
            case DataBuffer.TYPE_INT -> Depth.SIGNED_32;
            default -> Depth.FLOATING_POINT;
        };
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

    /** The colours' numbers in row {@code y}, pixel by pixel, {@link #channels} each or more. */
    abstract double[] numbers(int y);

    /** The share of values that are no finite numbers. */
    double gaps() {
        return 0;
    }

    private static float onWhite(float value, float opacity) {
        return value * opacity + 255f * (1 - opacity);
    }

    /** Each channel stored as a number. */
    private static class Stored extends ImageRows {
        private final Raster raster;
        final int bands;
        final Greys greys;
        final double[] samples;
        private Object stored;

        Stored(BufferedImage image, Greys greys) {
            this(image, image.getColorModel().getNumColorComponents(), greys);
        }

        Stored(BufferedImage image, int channels, Greys greys) {
            super(image, channels);
            this.raster = image.getRaster();
            this.bands = raster.getNumBands();
            this.samples = new double[bands * image.getWidth()];
            this.greys = greys;
        }

        @Override
        public void read(int y, float[][] into) {
            unpack(y);
            boolean transparent = bands > into.length;
            for (int x = 0; x < width(); x++) {
                int at = x * bands;
                for (int c = 0; c < into.length; c++) {
                    float value = greys.grey(samples[at + c]);
                    into[c][x] =
                            transparent
                                    ? onWhite(value, greys.opacity(samples[at + bands - 1]))
                                    : value;
                }
            }
        }

        @Override
        double[] numbers(int y) {
            unpack(y);
            double[] numbers = new double[channels() * width()];
            for (int i = 0; i < numbers.length; i++) {
                int x = i / channels();
                numbers[i] = greys.number(samples[x * bands + i % channels()]);
            }
            return numbers;
        }

        @Override
        double gaps() {
            if (greys.depth() != Depth.FLOATING_POINT) {
                return 0;
            }
            long gaps = 0;
            for (int y = 0; y < height(); y++) {
                unpack(y);
                gaps += Arrays.stream(samples).filter(sample -> !Double.isFinite(sample)).count();
            }
            return (double) gaps / samples.length / height();
        }

        /** Several times faster than the raster's own way to hand out numbers. */
        final void unpack(int y) {
            stored = raster.getDataElements(0, y, width(), 1, stored);
            if (stored instanceof byte[] bytes) {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = bytes[i] & 0xff;
                }
            } else if (stored instanceof short[] shorts) {
                boolean signed = greys.depth() == Depth.SIGNED_16;
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = signed ? shorts[i] : shorts[i] & 0xffff;
                }
            } else if (stored instanceof int[] ints) {
                boolean signed = greys.depth() == Depth.SIGNED_32;
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = signed ? ints[i] : Integer.toUnsignedLong(ints[i]);
                }
            } else if (stored instanceof float[] floats) {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = floats[i];
                }
            } else if (stored instanceof double[] doubles) {
                System.arraycopy(doubles, 0, samples, 0, samples.length);
            }
        }
    }

    /**
     * Amounts of cyan, magenta, yellow and black ink: a colour's light is what its ink and the
     * black let through. A press's profile is not applied, and no two monitors agree either.
     */
    private static final class Inks extends Stored {
        Inks(BufferedImage image, Greys greys) {
            super(image, 3, greys);
        }

        @Override
        public void read(int y, float[][] into) {
            unpack(y);
            for (int x = 0; x < width(); x++) {
                int at = x * bands;
                float light = 255f - greys.grey(samples[at + 3]);
                for (int c = 0; c < into.length; c++) {
                    into[c][x] = (255f - greys.grey(samples[at + c])) * light / 255f;
                }
            }
        }
    }

    /** Pixels that a palette, or packed bits, turn into colours. */
    private static final class Looked extends ImageRows {
        private final BufferedImage image;
        private final Greys greys;
        private int[] pixels;

        Looked(BufferedImage image, Greys greys) {
            super(image, 3);
            this.image = image;
            this.greys = greys;
        }

        @Override
        public void read(int y, float[][] into) {
            pixels = image.getRGB(0, y, width(), 1, pixels, 0, width());
            for (int x = 0; x < width(); x++) {
                float opacity = (pixels[x] >>> 24) / 255f;
                for (int c = 0; c < 3; c++) {
                    into[c][x] = onWhite(greys.grey(pixels[x] >> (16 - 8 * c) & 0xff), opacity);
                }
            }
        }

        @Override
        double[] numbers(int y) {
            pixels = image.getRGB(0, y, width(), 1, pixels, 0, width());
            double[] numbers = new double[3 * width()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = greys.number(pixels[i / 3] >> (16 - 8 * (i % 3)) & 0xff);
            }
            return numbers;
        }
    }
}
