package engram.images;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** One picture file, opened for reading; the first picture where a file holds several. */
final class PictureFile implements AutoCloseable {
    static final Set<String> EXTENSIONS =
            Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp", "gif");

    /** Pictures above this are decoded at a fraction of their size, so that the heap holds them. */
    private static final long LARGE = 16_000_000;

    private static final List<String> DAMAGE = List.of("premature", "truncated", "corrupt");

    private final ImageInputStream in;
    private final ImageReader reader;
    private final Orientation orientation;
    private String damage;

    private PictureFile(Path file) throws IOException {
        in = new FileImageInputStream(file.toFile());
        try {
            if (in.length() == 0) {
                throw new IIOException("the file is empty");
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IIOException("its content is not that of a picture");
            }
            requireWholeRiff();
            orientation = Orientation.read(in);
            reader = readers.next();
            reader.addIIOReadWarningListener((source, warning) -> noteDamage(warning));
            reader.setInput(in, true, true);
        } catch (IOException | RuntimeException e) {
            in.close();
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

    static boolean isPicture(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static Album.Header header(Path file) {
        return read(file, PictureFile::header);
    }

    static byte[] pixels(Path file, SampleShape.Image shape) {
        return read(file, picture -> picture.pixels(shape));
    }

    private interface Reading<T> {
        T from(PictureFile picture) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try (PictureFile picture = new PictureFile(file)) {
            return reading.from(picture);
        } catch (EOFException e) {
            throw unreadable(file, "the file ends too early");
        } catch (IOException e) {
            throw unreadable(file, e.getMessage());
        } catch (UnreadableDataException e) {
            throw e;
        } catch (RuntimeException e) {
            // ImageIO's readers answer damaged files with whatever their parsing stumbles over.
            throw unreadable(file, "the file is damaged: " + e);
        }
    }

    private static UnreadableDataException unreadable(Path file, String why) {
        return new UnreadableDataException(
                file,
                "cannot be read as a picture ("
                        + why
                        + "); remove it, or leave out such files by --skip-unreadable");
    }

    private Album.Header header() throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        ColorModel colours = (type != null ? type : reader.getImageTypes(0).next()).getColorModel();
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        return orientation.transposed()
                ? new Album.Header(height, width, isGrey(colours))
                : new Album.Header(width, height, isGrey(colours));
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

    private byte[] pixels(SampleShape.Image upright) throws IOException {
        SampleShape.Image stored = orientation.stored(upright);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = step(reader.getWidth(0), reader.getHeight(0), stored);
        param.setSourceSubsampling(step, step, step / 2, step / 2);
        BufferedImage image = reader.read(0, param);
        if (damage != null) {
            throw new IIOException(damage);
        }
        return orientation.apply(Resampler.resample(ImageRows.of(image), stored), upright);
    }

    /** Of a large picture every {@code step}-th pixel still gives at least 4 for each new one. */
    private static int step(int width, int height, SampleShape.Image shape) {
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
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
