package engram.video.drawing;

import engram.images.ImageOptions.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A video to show and test with, drawn by this class: people, as discs, who walk along a path, one
 * after the other and each another one, those behind to the right and those in front to the left.
 * An anomaly is what does not walk there so: a square that crosses fast, somebody who stops, or who
 * goes the wrong way. Nothing is claimed by it, and it is nobody's footage.
 */
public final class MovingShapes {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int RATE = 25;
    private static final int LANES = 6;
    private static final int MARGIN = 30;
    private static final int SQUARE = 40;

    /** Of those who do not walk as others do: as others are. */
    private static final int SIZE = 17;

    private static final double PACE = 1.1;
    private static final Color COAT = new Color(60, 60, 80);

    /** Where those behind walk, and where those in front. */
    private static final int BEHIND = 95;

    private static final int IN_FRONT = 175;

    private final Lane[] lanes = new Lane[LANES];

    /** Where people walk one after the other, so that a later minute is like an earlier one. */
    private static final class Lane {
        private final SplittableRandom random;
        private final double y;
        private final boolean fromLeft;
        private Walker walker;

        Lane(int number, SplittableRandom random) {
            this.random = random;
            this.fromLeft = number < LANES / 2;
            this.y = 90 + 110.0 * number / LANES;
            Walker first = next(0);
            // Some are on their way when the video begins.
            walker = first.since(-random.nextLong(first.frames));
        }

        private Walker next(long enters) {
            double speed = 0.8 + 0.6 * random.nextDouble();
            return new Walker(
                    y + 8 * random.nextDouble(),
                    enters,
                    Math.round((WIDTH + 2 * MARGIN) / speed),
                    fromLeft,
                    14 + random.nextInt(5),
                    40 + random.nextInt(60));
        }

        /** Whose turn it is: frames are asked for in their order. */
        Walker at(long frame) {
            while (frame >= walker.enters + walker.frames) {
                walker = next(walker.enters + walker.frames + random.nextInt(100));
            }
            return walker;
        }
    }

    /** Somebody on the path, who takes so many frames from one side to the other. */
    private record Walker(
            double y, long enters, long frames, boolean fromLeft, int size, int grey) {

        Walker since(long changed) {
            return new Walker(y, changed, frames, fromLeft, size, grey);
        }

        double x(long frame) {
            double share = (double) (frame - enters) / frames;
            return (fromLeft ? share : 1 - share) * (WIDTH + 2 * MARGIN) - MARGIN;
        }
    }

    /** What happens that usually does not. */
    public enum Happening {
        /** A square crosses fast. */
        CROSSES,
        /** Somebody who walks in front stands still, and then goes on. */
        STOPS,
        /** Somebody walks behind, the way of those in front. */
        GOES_THE_WRONG_WAY
    }

    /**
     * When something happens, in frames from 0, both ends included. Who stops is there before and
     * after it, too.
     */
    public record Interval(int first, int last, Happening what) {

        /** In which a square crosses. */
        public Interval(int first, int last) {
            this(first, last, Happening.CROSSES);
        }

        boolean holds(int frame) {
            return frame >= first && frame <= last;
        }

        private void draw(Graphics2D drawing, int frame) {
            double way = (frame - first + 0.5) / (last - first + 1);
            if (what == Happening.STOPS) {
                int walked = Math.min(frame, first) + Math.max(0, frame - last) - first;
                drawDisc(drawing, WIDTH / 2.0 - PACE * walked, IN_FRONT);
            } else if (holds(frame) && what == Happening.CROSSES) {
                drawSquare(drawing, way);
            } else if (holds(frame)) {
                drawDisc(drawing, WIDTH - way * (WIDTH + SIZE), BEHIND);
            }
        }

        private static void drawDisc(Graphics2D drawing, double x, int y) {
            drawing.setColor(COAT);
            drawing.fillOval((int) Math.round(x), y, SIZE, SIZE + 8);
        }

        /** It comes in on one side and goes out on the other, as things do. */
        private static void drawSquare(Graphics2D drawing, double way) {
            int left = (int) Math.round(way * (WIDTH + SQUARE)) - SQUARE;
            drawing.setColor(new Color(225, 225, 235));
            drawing.fillRect(left, 120, SQUARE, 34);
            drawing.setColor(new Color(30, 30, 30));
            drawing.fillRect(left + 8, 130, SQUARE - 16, 12);
        }
    }

    private MovingShapes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Lane(i, random.split());
        }
    }

    /**
     * Writes a video.
     *
     * @param from which frame of an endless scene comes first
     * @param seed of who walks where: the scene
     * @param anomalies when something happens that usually does not
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
        for (Lane lane : lanes) {
            Walker walker = lane.at(time);
            drawing.setColor(new Color(walker.grey, walker.grey, walker.grey + 20));
            int x = (int) Math.round(walker.x(time));
            int sway = (int) Math.round(2 * Math.sin(time * 0.4 + walker.y));
            drawing.fillOval(x, (int) walker.y + sway, walker.size, walker.size + 8);
        }
        for (Interval anomaly : anomalies) {
            anomaly.draw(drawing, frame);
        }
        drawing.dispose();
        return picture;
    }
}
