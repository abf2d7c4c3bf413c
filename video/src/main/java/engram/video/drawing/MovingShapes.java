package engram.video.drawing;

import engram.images.ImageOptions.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A video to show and test with, drawn by this class: people, as discs, who walk along a path. An
 * anomaly is something that does not walk there: a square that crosses fast. Nothing is claimed by
 * it, and it is nobody's footage.
 */
public final class MovingShapes {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int RATE = 25;
    private static final int WALKERS = 6;

    private final Walker[] walkers = new Walker[WALKERS];

    /** Somebody on the path. */
    private record Walker(double lane, double start, double speed, int size, int grey) {
        double x(long frame) {
            double way = WIDTH + 60.0;
            return Math.floorMod(Math.round((start + speed * frame) * 10), Math.round(way * 10))
                            / 10.0
                    - 30;
        }
    }

    /** An interval in which something crosses, in frames from 0, both ends included. */
    public record Interval(int first, int last) {
        boolean holds(int frame) {
            return frame >= first && frame <= last;
        }
    }

    private MovingShapes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < WALKERS; i++) {
            double speed = (0.8 + 0.6 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            walkers[i] =
                    new Walker(
                            90 + 110.0 * i / WALKERS + 8 * random.nextDouble(),
                            random.nextDouble() * WIDTH,
                            speed,
                            14 + random.nextInt(5),
                            40 + random.nextInt(60));
        }
    }

    /**
     * Writes a video.
     *
     * @param from which frame of an endless scene comes first
     * @param seed of who walks where: the scene
     * @param anomalies when something crosses
     */
    public static void write(Path file, long from, int frames, long seed, Interval... anomalies) {
        MovingShapes scene = new MovingShapes(seed);
        Size size = new Size(WIDTH, HEIGHT);
        try (VideoWriter writer = VideoWriter.create(file, size, RATE)) {
            for (int frame = 0; frame < frames; frame++) {
                writer.add((double) frame / RATE, scene.picture(from + frame, frame, anomalies));
            }
            writer.finish();
        }
    }

    private BufferedImage picture(long time, int frame, Interval... anomalies) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D drawing = picture.createGraphics();
        drawing.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setColor(new Color(120, 135, 110));
        drawing.fillRect(0, 0, WIDTH, HEIGHT);
        drawing.setColor(new Color(185, 180, 170));
        drawing.fillRect(0, 75, WIDTH, 140);
        for (Walker walker : walkers) {
            drawing.setColor(new Color(walker.grey, walker.grey, walker.grey + 20));
            int x = (int) Math.round(walker.x(time));
            int sway = (int) Math.round(2 * Math.sin(time * 0.4 + walker.lane));
            drawing.fillOval(x, (int) walker.lane + sway, walker.size, walker.size + 8);
        }
        for (Interval anomaly : anomalies) {
            if (anomaly.holds(frame)) {
                double way = (frame - anomaly.first + 0.5) / (anomaly.last - anomaly.first + 1);
                drawing.setColor(new Color(225, 225, 235));
                drawing.fillRect((int) (way * (WIDTH - 40)), 120, 40, 34);
                drawing.setColor(new Color(30, 30, 30));
                drawing.fillRect((int) (way * (WIDTH - 40)) + 8, 130, 24, 12);
            }
        }
        drawing.dispose();
        return picture;
    }
}
