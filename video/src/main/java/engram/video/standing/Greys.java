package engram.video.standing;

import engram.data.SampleShape;
import engram.data.encodings.Background;

/**
 * A small grey picture.
 *
 * @param values row by row
 */
record Greys(int width, int height, float[] values) {
    /** Enough to see a shift by a hundredth. */
    private static final int LARGEST_SIDE = 128;

    /** Greys that are no further apart than this are noise, and not made more of. */
    private static final double QUIET = 4;

    /** So many times does what is local go into a side. */
    private static final int LOCAL = 8;

    /**
     * A frame, made small by the mean of squares of pixels, and grey by the mean of colours.
     *
     * @param pixels 0 to 255, channel by channel, row by row
     */
    static Greys of(byte[] pixels, SampleShape.Image shape) {
        int square = (Math.max(shape.height(), shape.width()) - 1) / LARGEST_SIDE + 1;
        int width = Math.max(1, shape.width() / square);
        int height = Math.max(1, shape.height() / square);
        float[] values = new float[width * height];
        int plane = shape.height() * shape.width();
        for (int i = 0; i < shape.channels() * plane; i++) {
            int x = i % plane % shape.width() / square;
            int y = i % plane / shape.width() / square;
            if (x < width && y < height) {
                values[y * width + x] += pixels[i] & 0xff;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= shape.channels() * square * square;
        }
        return new Greys(width, height, values);
    }

    static Greys of(Background known) {
        float[] values = new float[known.greys().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = known.greys()[i] & 0xff;
        }
        return new Greys(known.width(), known.height(), values);
    }

    Background background() {
        byte[] greys = new byte[values.length];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) Math.round(values[i]);
        }
        return new Background(width, height, greys);
    }

    boolean isAsLargeAs(Greys other) {
        return width == other.width && height == other.height;
    }

    /** Whether a place lies between pixels. */
    boolean holds(double x, double y) {
        return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    }

    /** Between pixels; at the edge beyond it. */
    double at(double x, double y) {
        double inX = Math.max(0, Math.min(width - 1, x));
        double inY = Math.max(0, Math.min(height - 1, y));
        int left = Math.min(width - 1, (int) inX);
        int top = Math.min(height - 1, (int) inY);
        int right = Math.min(width - 1, left + 1);
        int below = Math.min(height - 1, top + 1);
        double above = mixed(top, left, right, inX - left);
        return above + (inY - top) * (mixed(below, left, right, inX - left) - above);
    }

    private double mixed(int row, int left, int right, double share) {
        double first = values[row * width + left];
        return first + share * (values[row * width + right] - first);
    }

    /** Half as wide and high. */
    Greys halved() {
        int halfWidth = width / 2;
        int halfHeight = height / 2;
        float[] halves = new float[halfWidth * halfHeight];
        for (int i = 0; i < halves.length; i++) {
            int at = 2 * (i / halfWidth) * width + 2 * (i % halfWidth);
            halves[i] =
                    (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
        }
        return new Greys(halfWidth, halfHeight, halves);
    }

    /**
     * What is no finer than one mean and finer than another.
     *
     * @param fine how far a mean reaches; 0 for the picture as it is
     * @param coarse the same of the one that is taken off
     */
    Greys detail(int fine, int coarse) {
        double[] sums = sums(1);
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (mean(sums, i, fine) - mean(sums, i, coarse));
        }
        return new Greys(width, height, out);
    }

    /** Over a square about a pixel, as far as it is in the picture. */
    private double mean(double[] sums, int pixel, int radius) {
        int x = pixel % width;
        int y = pixel / width;
        int left = Math.max(0, x - radius);
        int top = Math.max(0, y - radius);
        int right = Math.min(width, x + radius + 1);
        int below = Math.min(height, y + radius + 1);
        return box(sums, left, top, right, below) / ((right - left) * (below - top));
    }

    /**
     * Each grey as it stands out of those around it, in their deviations: the same in another
     * light.
     */
    Greys standingOut() {
        int radius = Math.max(2, Math.min(width, height) / LOCAL);
        double[] sums = sums(1);
        double[] squares = sums(2);
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            double mean = mean(sums, i, radius);
            double variance = Math.max(0, mean(squares, i, radius) - mean * mean);
            out[i] = (float) ((values[i] - mean) / Math.sqrt(variance + QUIET * QUIET));
        }
        return new Greys(width, height, out);
    }

    /** Of all values above and left of a corner, to a power: (height + 1, width + 1). */
    private double[] sums(int power) {
        int wide = width + 1;
        double[] sums = new double[wide * (height + 1)];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                double value = values[y * width + x];
                row += power == 1 ? value : value * value;
                sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
            }
        }
        return sums;
    }

    private double box(double[] sums, int left, int top, int right, int below) {
        int wide = width + 1;
        return sums[below * wide + right]
                - sums[top * wide + right]
                - sums[below * wide + left]
                + sums[top * wide + left];
    }
}
