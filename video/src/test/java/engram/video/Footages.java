package engram.video;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Small videos made by tests. */
public final class Footages {
    private Footages() {}

    /** Grey pictures of 32x32, frame n of grey {@code 2 n}; numbers from {@code first}. */
    public static Path frames(Path folder, int first, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            grey(folder, first + i, 2 * i);
        }
        return folder;
    }

    public static void grey(Path folder, int number, int grey) throws IOException {
        BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = picture.createGraphics();
        drawing.setColor(new Color(grey, grey, grey));
        drawing.fillRect(0, 0, 32, 32);
        drawing.dispose();
        picture.getRaster().setSample(0, 0, 0, grey);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                picture.getRaster().setSample(x, y, 0, grey);
            }
        }
        ImageIO.write(
                picture,
                "png",
                folder.resolve(String.format(Locale.ROOT, "f%d.png", number)).toFile());
    }

    /** A frame of one value throughout, in the picture's own size and depth. */
    public static void plain(Path folder, int number, BufferedImage picture, int value)
            throws IOException {
        for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
            picture.getRaster().setSample(i % picture.getWidth(), i / picture.getWidth(), 0, value);
        }
        ImageIO.write(
                picture,
                "png",
                folder.resolve(String.format(Locale.ROOT, "f%d.png", number)).toFile());
    }

    /** Frames of 8x8 pixels, which differ. */
    public static Path tinyGrey(Path folder, int frames) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < frames; i++) {
            plain(folder, i, new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), 20 * i);
        }
        return folder;
    }

    /** A mask, white in a corner or nowhere. */
    public static void mask(Path folder, int number, boolean marked) throws IOException {
        Files.createDirectories(folder);
        BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        if (marked) {
            picture.getRaster().setSample(3, 2, 0, 255);
        }
        ImageIO.write(
                picture,
                "png",
                folder.resolve(String.format(Locale.ROOT, "%03d.png", number)).toFile());
    }

    public static VideoOptions tiny(int frames) {
        return VideoOptions.defaults()
                .like(
                        new ClipEncoding(
                                new SampleShape.Clip(1, frames, 16, 16),
                                PixelRange.UNIT,
                                ClipEncoding.Judged.MIDDLE));
    }
}
