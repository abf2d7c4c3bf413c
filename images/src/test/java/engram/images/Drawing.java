package engram.images;

import engram.images.files.Shot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** Small pictures on disk. */
final class Drawing {
    private Drawing() {}

    static BufferedImage grey(int width, int height, IntBinaryOperator value) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, value.applyAsInt(x, y));
            }
        }
        return image;
    }

    static BufferedImage colour(int width, int height, IntBinaryOperator rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb.applyAsInt(x, y));
            }
        }
        return image;
    }

    static byte[] bytes(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new AssertionError("Java writes no " + format + " of this kind");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, BufferedImage image) {
        String name = file.getFileName().toString();
        return write(
                file,
                bytes(image, name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    }

    /** A grey 32x32 picture of one value. */
    static Path plain(Path file, int value) {
        return write(file, grey(32, 32, (x, y) -> value));
    }

    static Path truncated(Path file, BufferedImage image, String format) {
        byte[] whole = bytes(image, format);
        return write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    static int noise(int x, int y) {
        int hash = (x * 73856093) ^ (y * 19349663);
        return (((hash ^ (hash >>> 13)) * 0x5bd1e995) >>> 8) & 0xff;
    }

    static Shot shot(Path file) {
        return new Shot(file, 0, 250);
    }

    /** Grey of 16 bits. */
    static BufferedImage deep(int width, int height, IntBinaryOperator value) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, value.applyAsInt(x, y));
            }
        }
        return image;
    }
}
