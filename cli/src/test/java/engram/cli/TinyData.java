package engram.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Data small enough to train on within a second. */
final class TinyData {
    static final int SIDE = 28;

    private TinyData() {}

    /** Bright discs on a dark ground, a little different each. */
    static Path discs(Path folder, int count) throws IOException {
        return draw(folder, count, SIDE, false);
    }

    static Path draw(Path folder, int count, int side, boolean square) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(count + side);
        for (int i = 0; i < count; i++) {
            BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = picture.createGraphics();
            pen.setColor(Color.WHITE);
            int inset = side / 5 + random.nextInt(side / 10);
            if (square) {
                pen.fillRect(inset / 2, inset / 2, side - inset, side - inset);
            } else {
                pen.fillOval(inset, inset, side - 2 * inset, side - 2 * inset);
            }
            pen.dispose();
            ImageIO.write(picture, "png", folder.resolve("picture%03d.png".formatted(i)).toFile());
        }
        return folder;
    }

    /** The layout of MVTec: train/good, test/good, test/square. */
    static Path mvtec(Path folder) throws IOException {
        draw(folder.resolve("train/good"), 40, SIDE, false);
        draw(folder.resolve("test/good"), 6, SIDE, false);
        draw(folder.resolve("test/square"), 5, SIDE, true);
        return folder;
    }

    /** Rows where b is about twice a; the column fault says yes for the last five, where not. */
    static Path rows(Path file, int count) throws IOException {
        Random random = new Random(count);
        List<String> lines =
                IntStream.rangeClosed(0, count)
                        .mapToObj(
                                i -> {
                                    double a = random.nextGaussian();
                                    boolean fault = i > count - 5;
                                    double b = (fault ? -9 : 2) * a + random.nextGaussian() / 10;
                                    String colour = i % 3 == 0 ? "red" : "blue";
                                    return i == 0
                                            ? "a,b,colour,fault"
                                            : a
                                                    + ","
                                                    + b
                                                    + ","
                                                    + colour
                                                    + ","
                                                    + (fault ? "yes" : "no");
                                })
                        .toList();
        return Files.write(file, lines);
    }
}
