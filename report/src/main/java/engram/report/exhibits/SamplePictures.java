package engram.report.exhibits;

import engram.data.ImageEncoding;
import engram.data.SampleShape;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encoded samples as pictures that a page can embed. */
final class SamplePictures {
    /** A PNG beyond this gives way to a JPEG, if that is smaller: photographs, not drawings. */
    private static final int LARGE_PNG = 6_000;

    private static final float QUALITY = 0.9f;

    private final ImageEncoding encoding;

    SamplePictures(ImageEncoding encoding) {
        this.encoding = encoding;
    }

    SampleShape.Image shape() {
        return encoding.shape();
    }

    /**
     * An encoded sample in its own size.
     *
     * @param values (C, H, W)
     */
    BufferedImage image(float[] values) {
        SampleShape.Image shape = encoding.shape();
        int pixels = shape.height() * shape.width();
        boolean grey = shape.channels() < 3;
        BufferedImage image =
                new BufferedImage(
                        shape.width(),
                        shape.height(),
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int bands = grey ? 1 : 3;
        int[] row = new int[shape.width() * bands];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int band = 0; band < bands; band++) {
                    row[x * bands + band] = level(values[band * pixels + y * shape.width() + x]);
                }
            }
            image.getRaster().setPixels(0, y, shape.width(), 1, row);
        }
        return image;
    }

    /** What a value looks like, 0 to 255; a decoder may leave the range. */
    private int level(float value) {
        return Math.max(0, Math.min(255, Math.round(255 * encoding.range().toUnit(value))));
    }

    /** The same no larger than {@code side} pixels either way. */
    static BufferedImage within(int side, BufferedImage image) {
        double factor = (double) side / Math.max(image.getWidth(), image.getHeight());
        if (factor >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(factor * image.getWidth()));
        int height = Math.max(1, (int) Math.round(factor * image.getHeight()));
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage smaller =
                new BufferedImage(
                        width,
                        height,
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        // The only one of Java's scalings that averages, so that fine detail does not flicker.
        graphics.drawImage(
                image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return smaller;
    }

    /** The picture as the address of itself. */
    static String address(BufferedImage image) {
        byte[] png = png(image);
        boolean palette = image.getType() == BufferedImage.TYPE_BYTE_INDEXED;
        if (png.length > LARGE_PNG && !palette) {
            byte[] jpeg = jpeg(image);
            if (jpeg.length < png.length) {
                return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
            }
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static byte[] png(BufferedImage image) {
        return written(
                out -> {
                    // In memory: ImageIO would go by way of a temporary file.
                    try (var stream = new MemoryCacheImageOutputStream(out)) {
                        ImageIO.write(image, "png", stream);
                    }
                });
    }

    private static byte[] jpeg(BufferedImage image) {
        return written(
                out -> {
                    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
                    try (var stream = new MemoryCacheImageOutputStream(out)) {
                        ImageWriteParam settings = writer.getDefaultWriteParam();
                        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                        settings.setCompressionQuality(QUALITY);
                        writer.setOutput(stream);
                        writer.write(null, new IIOImage(image, null, null), settings);
                    } finally {
                        writer.dispose();
                    }
                });
    }

    private interface Writing {
        void into(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
