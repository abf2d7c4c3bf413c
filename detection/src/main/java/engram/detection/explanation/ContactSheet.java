package engram.detection.explanation;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Many small pictures of one size on one sheet, row by row, as a JPEG: by themselves, each would
 * bring tables that are larger than it is.
 *
 * @param count how many there are
 * @param width of each, in pixels
 * @param height of each
 */
public record ContactSheet(int count, int width, int height, byte[] jpeg) {
    private static final float QUALITY = 0.8f;
    private static final int LARGEST_SIDE = 256;
    private static final int MOST = 10_000;

    public ContactSheet {
        if (count < 1 || count > MOST || !isSide(width) || !isSide(height)) {
            throw new IllegalArgumentException(
                    "a sheet of %d pictures of %d x %d cannot be".formatted(count, height, width));
        }
    }

    private static boolean isSide(int side) {
        return side >= 1 && side <= LARGEST_SIDE;
    }

    private static int across(int count) {
        return (int) Math.ceil(Math.sqrt(count));
    }

    private static int down(int count) {
        return (count + across(count) - 1) / across(count);
    }

    /** Puts a sheet together. */
    static final class Assembly {
        private final int count;
        private final int width;
        private final int height;
        private final BufferedImage sheet;

        Assembly(int count, int width, int height, boolean grey) {
            this.count = count;
            this.width = width;
            this.height = height;
            this.sheet = blank(across(count) * width, down(count) * height, grey);
        }

        /** Draws one, which is brought to size. */
        void put(int place, BufferedImage picture) {
            Raster pixels = EncodedPicture.scaled(picture, width, height).getRaster();
            int left = place % across(count) * width;
            sheet.getRaster().setRect(left, place / across(count) * height, pixels);
        }

        ContactSheet done() {
            return new ContactSheet(count, width, height, jpeg(sheet));
        }
    }

    static BufferedImage blank(int width, int height, boolean grey) {
        return new BufferedImage(
                width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /**
     * The pictures again, in their order.
     *
     * @throws IllegalArgumentException if the JPEG is none, or not of the right size
     */
    public List<BufferedImage> pictures() {
        BufferedImage sheet = read();
        List<BufferedImage> pictures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pictures.add(
                    sheet.getSubimage(
                            i % across(count) * width, i / across(count) * height, width, height));
        }
        return pictures;
    }

    /** What it declares is looked at before anything is made of it. */
    private BufferedImage read() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            if (reader.getWidth(0) != across(count) * width
                    || reader.getHeight(0) != down(count) * height) {
                throw new IllegalArgumentException("a sheet of pictures has another size");
            }
            return reader.read(0);
        } catch (IOException e) {
            throw new IllegalArgumentException("a sheet of pictures cannot be read: " + e, e);
        } finally {
            reader.dispose();
        }
    }
}
