package engram.video.standing;

import engram.data.SampleShape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** A made square with houses, seen by a camera of 160x120 in frames of 64x64. */
final class Scene {
    static final SampleShape.Image SHAPE = new SampleShape.Image(1, 64, 64);
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    /** How the camera looks: a shift in its pixels, a share and radians. */
    record Look(double right, double down, double larger, double turned) {
        static final Look AS_EVER = new Look(0, 0, 0, 0);
    }

    /** What comes and goes. */
    interface Passing {
        void draw(Graphics2D drawing, int frame);
    }

    private final long seed;
    private final SplittableRandom noise = new SplittableRandom(7);

    Scene(long seed) {
        this.seed = seed;
    }

    private void draw(Graphics2D drawing) {
        SplittableRandom random = new SplittableRandom(seed);
        drawing.setColor(new Color(110, 120, 110));
        drawing.fillRect(-100, -100, 400, 400);
        for (int i = 0; i < 60; i++) {
            int grey = 40 + random.nextInt(170);
            drawing.setColor(new Color(grey, grey, grey));
            int x = random.nextInt(240) - 50;
            int y = random.nextInt(200) - 50;
            drawing.fillRect(x, y, 8 + random.nextInt(30), 8 + random.nextInt(25));
        }
    }

    /**
     * A frame's pixels.
     *
     * @param light by which greys are multiplied
     * @param grain the deviation of noise
     */
    byte[] frame(int number, Look look, double light, double grain, Passing passing) {
        BufferedImage large = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = large.createGraphics();
        drawing.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        AffineTransform camera = new AffineTransform();
        camera.translate(WIDTH / 2.0 + look.right, HEIGHT / 2.0 + look.down);
        camera.rotate(look.turned);
        camera.scale(1 + look.larger, 1 + look.larger);
        camera.translate(-WIDTH / 2.0, -HEIGHT / 2.0);
        drawing.transform(camera);
        draw(drawing);
        passing.draw(drawing, number);
        drawing.dispose();
        return small(large, light, grain);
    }

    private byte[] small(BufferedImage large, double light, double grain) {
        byte[] pixels = new byte[SHAPE.size()];
        for (int y = 0; y < SHAPE.height(); y++) {
            for (int x = 0; x < SHAPE.width(); x++) {
                double grey = mean(large, x, y) * light + grain * noise.nextGaussian();
                pixels[y * SHAPE.width() + x] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
            }
        }
        return pixels;
    }

    private static double mean(BufferedImage large, int x, int y) {
        int left = x * WIDTH / SHAPE.width();
        int right = Math.max(left + 1, (x + 1) * WIDTH / SHAPE.width());
        int top = y * HEIGHT / SHAPE.height();
        int below = Math.max(top + 1, (y + 1) * HEIGHT / SHAPE.height());
        double sum = 0;
        for (int row = top; row < below; row++) {
            for (int column = left; column < right; column++) {
                sum += large.getRaster().getSample(column, row, 0);
            }
        }
        return sum / ((right - left) * (below - top));
    }
}
