package engram.images.files;

import engram.data.SampleShape;
import engram.data.encodings.Depth;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.Levels;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;

/** One picture of a file, opened for reading. */
public final class PictureFile implements AutoCloseable {
    public static final Set<String> EXTENSIONS =
            Set.of(
                    "png", "jpg", "jpeg", "jpe", "jfif", "bmp", "tif", "tiff", "webp", "gif", "pgm",
                    "ppm", "pnm");

    /** What pictures end in that no reader is at hand for. */
    private static final Set<String> OTHERS =
            Set.of(
                    "pbm", "pam", "tga", "avif", "heic", "heif", "jp2", "j2k", "jxl", "dcm", "dng",
                    "cr2", "nef", "arw", "raw", "psd", "exr", "hdr", "svg", "npy");

    /** Pictures above this are decoded at a fraction of their size, so that the heap holds them. */
    private static final long LARGE = 16_000_000;

    /** Of how many of a picture's pixels the stored numbers are looked at, about. */
    private static final double LOOKED_AT = 10_000;

    /** What decoders need for a pixel, at most: WebP's keeps all it knows of every block. */
    private static final int BYTES = 6;

    private static final int WEBP_BYTES = 32;
    private static final String WEBP = "webp";

    private static final int CMYK = BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK;
    private static final int UNSIGNED = BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER;
    private static final int SIGNED = BaselineTIFFTagSet.SAMPLE_FORMAT_SIGNED_INTEGER;
    private static final int FLOATING = BaselineTIFFTagSet.SAMPLE_FORMAT_FLOATING_POINT;

    private static final List<String> DAMAGE = List.of("premature", "truncated", "corrupt");

    private final ImageInputStream in;
    private final Shot.Decoding decoding;
    private final int page;
    private final ImageReader reader;
    private final Orientation held;
    private String damage;

    /** Does not close {@code in}. */
    public PictureFile(ImageInputStream in, Shot shot, Shot.Decoding decoding) throws IOException {
        this.in = in;
        this.decoding = decoding;
        this.page = shot.page();
        if (in.length() == 0) {
            throw new IIOException("the file is empty");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IIOException("its content is not that of a picture");
        }
        requireWholeRiff();
        held = Orientation.read(in);
        reader = readers.next();
        reader.addIIOReadWarningListener((source, warning) -> noteDamage(warning));
        reader.setInput(in, true, true);
        try {
            requireSize(shot.largest());
        } catch (IOException | RuntimeException e) {
            reader.dispose();
            throw e;
        }
    }

    /** WebP's decoder makes something up for what is missing; the file's length tells. */
    private void requireWholeRiff() throws IOException {
        in.mark();
        boolean riff = in.length() >= 8 && in.readInt() == 0x52494646;
        long length = riff ? Integer.toUnsignedLong(Integer.reverseBytes(in.readInt())) : 0;
        in.reset();
        if (in.length() < length + (riff ? 8 : 0)) {
            throw new EOFException();
        }
    }

    /** Checked before anything is decoded: decoders trust what a file says of itself. */
    private void requireSize(int largest) throws IOException {
        int width = reader.getWidth(page);
        int height = reader.getHeight(page);
        long pixels = (long) width * height;
        if (width < 1 || height < 1) {
            throw new IIOException("it says that it is " + width + "x" + height + " pixels");
        } else if (pixels > largest * 1_000_000L) {
            throw new IIOException(
                    String.format(
                            Locale.ROOT,
                            "it says that it is %dx%d, and up to %d megapixels are read unless"
                                    + " data.largestPicture is more",
                            width,
                            height,
                            largest));
        }
    }

    /** The format of a picture that cannot be read, such as ".heic". */
    public static Optional<String> otherFormat(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return OTHERS.contains(ending) ? Optional.of("." + ending) : Optional.empty();
    }

    public static boolean isPicture(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    public PictureHeader header() throws IOException {
        ColorModel colours = colours();
        int width = reader.getWidth(page);
        int height = reader.getHeight(page);
        return held.transposed()
                ? new PictureHeader(height, width, isGrey(colours), depth(colours))
                : new PictureHeader(width, height, isGrey(colours), depth(colours));
    }

    private ColorModel colours() throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(page);
        if (type != null) {
            return type.getColorModel();
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(page);
        if (!types.hasNext()) {
            throw new IIOException("pictures of its kind are not read");
        }
        return types.next().getColorModel();
    }

    private Depth depth(ColorModel colours) throws IOException {
        Depth depth = ImageRows.depth(colours);
        if (!reader.getFormatName().startsWith("tif")) {
            return depth;
        }
        int bits = tag(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1);
        int format = tag(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT, UNSIGNED);
        requireKnown(bits, format);
        boolean inks = tag(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION, 1) == CMYK;
        if (inks && colours.getColorSpace().getType() != ColorSpace.TYPE_CMYK) {
            // Java's reader takes the black ink of 16 bits for transparency.
            throw new IIOException("CMYK of " + bits + " bits is not read");
        }
        return depth == Depth.SIGNED_32 && format != SIGNED ? Depth.BITS_32 : depth;
    }

    private int tag(int number, int otherwise) throws IOException {
        TIFFField field =
                TIFFDirectory.createFromMetadata(reader.getImageMetadata(page))
                        .getTIFFField(number);
        return field == null ? otherwise : field.getAsInt(0);
    }

    /** Java's reader takes these for whole numbers of 8 or 16 bits, and makes noise of them. */
    private static void requireKnown(int bits, int format) throws IIOException {
        boolean packed = bits > 8 && bits % 16 != 0;
        boolean half = format == FLOATING && bits < 32;
        boolean signedBytes = format == SIGNED && bits <= 8;
        if (packed || half || signedBytes) {
            throw new IIOException(
                    "values of "
                            + (half ? "floating point of " : signedBytes ? "signed " : "packed ")
                            + bits
                            + " bits are not read; 8, 16 or 32 bits are");
        }
    }

    private static boolean isGrey(ColorModel colours) {
        if (!(colours instanceof IndexColorModel palette)) {
            return colours.getNumColorComponents() == 1;
        }
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i)
                    || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    public Pixels pixels(ImageEncoding encoding) throws IOException {
        BufferedImage image = decode(step(held.stored(encoding.shape())));
        Depth depth = depth(image.getColorModel());
        ImageRows rows = ImageRows.of(image, depth, encoding.levels());
        if (encoding.levels().isPresent()) {
            requireNumbers(rows.gaps(), encoding.levels().get());
        }
        return Pixels.of(rows, held, encoding);
    }

    /** Where nothing was measured nothing can be said to be normal, unless it is so in others. */
    private static void requireNumbers(double gaps, Levels levels) throws IIOException {
        if (!levels.allows(gaps)) {
            double usual = levels.gaps().orElse(0.0);
            throw new IIOException(
                    "%s of its values are no numbers (NaN or infinite), where pictures learned from have %s"
                            .formatted(
                                    Levels.share(gaps),
                                    usual == 0 ? "none" : "up to " + Levels.share(usual)));
        }
    }

    /** As stored, evenly spread over the picture. */
    double[] stored() throws IOException {
        double pixels = (double) reader.getWidth(page) * reader.getHeight(page);
        int apart = (int) Math.max(1, Math.sqrt(pixels / LOOKED_AT));
        BufferedImage image = decode(pixels > LARGE ? apart : 1);
        int step = pixels > LARGE ? 1 : apart;
        ImageRows rows = ImageRows.stored(image, depth(image.getColorModel()));
        int across = (rows.width() + step - 1) / step;
        int down = (rows.height() + step - 1) / step;
        double[] stored = new double[across * down * rows.channels()];
        int next = 0;
        for (int y = 0; y < rows.height(); y += step) {
            double[] numbers = rows.numbers(y);
            for (int x = 0; x < rows.width(); x += step) {
                for (int c = 0; c < rows.channels(); c++) {
                    stored[next++] = numbers[x * rows.channels() + c];
                }
            }
        }
        return stored;
    }

    private BufferedImage decode(int step) throws IOException {
        long pixels = (long) reader.getWidth(page) * reader.getHeight(page);
        decoding.enter(pixels, reader.getFormatName().equals(WEBP) ? WEBP_BYTES : BYTES);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, step / 2, step / 2);
        BufferedImage image = reader.read(page, param);
        if (damage != null) {
            throw new IIOException(damage);
        }
        return image;
    }

    /** Of a large picture every {@code step}-th pixel still gives at least 4 for each new one. */
    private int step(SampleShape.Image shape) throws IOException {
        int width = reader.getWidth(page);
        int height = reader.getHeight(page);
        if ((long) width * height <= LARGE) {
            return 1;
        }
        return Math.max(1, Math.min(width / shape.width(), height / shape.height()) / 4);
    }

    /** Of a truncated JPEG, only a warning tells that the rest was filled with grey. */
    private void noteDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        boolean harmless = text.contains("extraneous") || text.contains("profile");
        if (!harmless && DAMAGE.stream().anyMatch(text::contains)) {
            damage = warning;
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
