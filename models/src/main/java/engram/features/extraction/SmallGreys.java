package engram.features.extraction;

import engram.data.SampleShape;
import java.util.Arrays;

/** Frames of a clip, grey in [0, 1] and small, for what needs no network. */
final class SmallGreys {
    private static final int SIDE = 128;

    /** Of a normal distribution's absolute values, by their median: three deviations. */
    private static final float NOISE = 3 * 1.4826f;

    /** Grey values that are told apart. */
    private static final int BINS = 1024;

    private final SampleShape.Clip clip;
    private final float low;
    private final int[] rows;
    private final int[] columns;

    /**
     * @param low the value of black: 0 or -1; white is 1
     */
    SmallGreys(SampleShape.Clip clip, float low) {
        this.clip = clip;
        this.low = low;
        this.rows = bounds(clip.height());
        this.columns = bounds(clip.width());
    }

    /** Where the pixels of a side that a small one stands for begin, and where they end. */
    private static int[] bounds(int side) {
        int small = Math.min(SIDE, side);
        int[] bounds = new int[2 * small];
        for (int i = 0; i < small; i++) {
            bounds[2 * i] = i * side / small;
            bounds[2 * i + 1] = -Math.floorDiv(-(i + 1) * side, small);
        }
        return bounds;
    }

    int height() {
        return rows.length / 2;
    }

    int width() {
        return columns.length / 2;
    }

    /** Of the clip that begins at {@code offset}. */
    Frames of(float[] values, int offset) {
        return new Frames(values, offset);
    }

    /** Those of one clip, each made once. */
    final class Frames {
        private final float[] values;
        private final int offset;
        private final float[][] made = new float[clip.frames()][];

        private Frames(float[] values, int offset) {
            this.values = values;
            this.offset = offset;
        }

        /**
         * A frame: (h, w), each pixel the mean of those that it stands for.
         *
         * @param lag how many frames it is before the last; the first stands still before the clip
         */
        float[] before(int lag) {
            int frame = Math.max(0, clip.frames() - 1 - lag);
            if (made[frame] == null) {
                made[frame] = grey(values, offset, frame);
            }
            return made[frame];
        }
    }

    private float[] grey(float[] values, int offset, int frame) {
        int plane = clip.height() * clip.width();
        float[] grey = new float[height() * width()];
        for (int c = 0; c < clip.channels(); c++) {
            addMeans(values, offset + (c * clip.frames() + frame) * plane, grey);
        }
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (grey[i] / clip.channels() - low) / (1 - low);
        }
        return grey;
    }

    private void addMeans(float[] values, int at, float... into) {
        int i = 0;
        for (int y = 0; y < rows.length; y += 2) {
            for (int x = 0; x < columns.length; x += 2) {
                float sum = 0;
                for (int row = rows[y]; row < rows[y + 1]; row++) {
                    int from = at + row * clip.width();
                    for (int column = columns[x]; column < columns[x + 1]; column++) {
                        sum += values[from + column];
                    }
                }
                into[i++] += sum / ((rows[y + 1] - rows[y]) * (columns[x + 1] - columns[x]));
            }
        }
    }

    /** How much each pixel changed, less what changed everywhere: the camera's exposure. */
    static float[] change(float[] now, float... before) {
        float[] change = new float[now.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = now[i] - before[i];
        }
        float median = median(change);
        for (int i = 0; i < change.length; i++) {
            change[i] -= median;
        }
        return change;
    }

    /** What changes by less is noise. */
    static float noise(float... change) {
        float[] size = new float[change.length];
        for (int i = 0; i < size.length; i++) {
            size[i] = Math.abs(change[i]);
        }
        return NOISE * median(size);
    }

    /** To a thousandth: of values from -1 to 1. */
    private static float median(float... values) {
        int[] counts = new int[2 * BINS + 1];
        for (float value : values) {
            counts[(int) ((Math.max(-1, Math.min(1, value)) + 1) * BINS + 0.5f)]++;
        }
        return (float) middle(counts) / BINS - 1;
    }

    /** The first place up to which there is half of all. */
    static int middle(int... counts) {
        int all = Arrays.stream(counts).sum();
        int place = 0;
        for (int below = counts[0]; 2 * below < all; below += counts[place]) {
            place++;
        }
        return place;
    }
}
