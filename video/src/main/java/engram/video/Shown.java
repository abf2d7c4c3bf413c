package engram.video;

import engram.data.SampleShape;

/**
 * What of a picture is more than one colour. Noise is not: it is gone in the means of blocks, and
 * where a block has a pattern that its mean does not show, the next picture has it too.
 */
final class Shown {
    /**
     * Means of blocks that are no further apart than this, and patterns of no more, are nothing.
     */
    private static final int SHOWS = 8;

    /** Blocks along a side. */
    private static final int BLOCKS = 8;

    private final SampleShape.Image shape;

    /**
     * @param shape of pictures
     */
    Shown(SampleShape.Image shape) {
        this.shape = shape;
    }

    /**
     * Whether a picture shows anything.
     *
     * @param before the picture before; empty for the first
     */
    boolean in(byte[] pixels, byte[] before) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            if (spread(pixels, channel) >= SHOWS || pattern(pixels, before, channel) >= SHOWS) {
                return true;
            }
        }
        return false;
    }

    /** How far apart the means of blocks are. */
    private double spread(byte[] pixels, int channel) {
        double[] sums = new double[BLOCKS * BLOCKS];
        int[] counts = new int[BLOCKS * BLOCKS];
        int at = channel * shape.height() * shape.width();
        for (int y = 0; y < shape.height(); y++) {
            int row = y * BLOCKS / shape.height() * BLOCKS;
            for (int x = 0; x < shape.width(); x++) {
                int block = row + x * BLOCKS / shape.width();
                sums[block] += pixels[at++] & 0xff;
                counts[block]++;
            }
        }
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int i = 0; i < sums.length; i++) {
            if (counts[i] > 0) {
                low = Math.min(low, sums[i] / counts[i]);
                high = Math.max(high, sums[i] / counts[i]);
            }
        }
        return high - low;
    }

    /** The deviation of pixels, less what changed since: noise is new in each picture. */
    private double pattern(byte[] pixels, byte[] before, int channel) {
        int plane = shape.height() * shape.width();
        double sum = 0;
        double squares = 0;
        double changes = 0;
        for (int i = channel * plane; i < (channel + 1) * plane; i++) {
            int grey = pixels[i] & 0xff;
            int change = before.length == 0 ? 0 : grey - (before[i] & 0xff);
            sum += grey;
            squares += (double) grey * grey;
            changes += (double) change * change;
        }
        double variance = squares / plane - sum * sum / plane / plane;
        return Math.sqrt(Math.max(0, variance - changes / plane / 2));
    }
}
