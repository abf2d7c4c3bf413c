package engram.report.exhibits;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.detection.explanation.EncodedPicture;
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
        return EncodedPicture.of(encoding, values);
    }

    /** The same no larger than {@code side} pixels either way. */
    static BufferedImage within(int side, BufferedImage image) {
        double factor = (double) side / Math.max(image.getWidth(), image.getHeight());
        if (factor >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(factor * image.getWidth()));
        int height = Math.max(1, (int) Math.round(factor * image.getHeight()));
        return EncodedPicture.scaled(image, width, height);
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
