package engram.images.files;

import engram.data.SampleShape;

/**
 * Brings a picture to another size: each new pixel is the average of the area that it covers, or,
 * where the picture grows, an interpolation between its four neighbours. The aspect ratio is not
 * kept. Values are averaged as stored (gamma-encoded), as is usual in machine learning.
 */
public final class Resampler {

    /** A picture that gives its rows once, from top to bottom. */
    public interface Rows {
        int width();

        int height();

        /** 1 for grey, 3 for RGB. */
        int channels();

        /** Writes row {@code y} into one array of {@link #width} per channel; white is 255. */
        void read(int y, float[][] into);
    }

    private final Rows rows;
    private final SampleShape.Image shape;
    private final Axis columns;
    private final Axis lines;
    private final int channels;
    private final float[][] row;
    private final float[] narrowed;
    private final float[][] sums;

    private Resampler(Rows rows, SampleShape.Image shape) {
        this.rows = rows;
        this.shape = shape;
        this.columns = Axis.of(rows.width(), shape.width());
        this.lines = Axis.of(rows.height(), shape.height());
        this.channels = Math.min(rows.channels(), shape.channels());
        this.row = new float[rows.channels()][rows.width()];
        this.narrowed = new float[shape.width()];
        this.sums = new float[channels][shape.height() * shape.width()];
    }

    /** Channel by channel, row by row; grey from RGB is ITU-R BT.601 luma. */
    public static float[] resample(Rows rows, SampleShape.Image shape) {
        return new Resampler(rows, shape).run();
    }

    private float[] run() {
        int first = 0;
        for (int y = 0; y < rows.height(); y++) {
            while (first < shape.height() && lines.end(first) <= y) {
                first++;
            }
            rows.read(y, row);
            if (rows.channels() > channels) {
                toGrey(row);
            }
            for (int c = 0; c < channels; c++) {
                narrow(row[c]);
                for (int line = first; line < shape.height() && lines.starts[line] <= y; line++) {
                    add(lines.weights[line][y - lines.starts[line]], sums[c], line);
                }
            }
        }
        return joined();
    }

    private static void toGrey(float[][] row) {
        for (int x = 0; x < row[0].length; x++) {
            row[0][x] = 0.299f * row[0][x] + 0.587f * row[1][x] + 0.114f * row[2][x];
        }
    }

    private void narrow(float[] values) {
        for (int x = 0; x < narrowed.length; x++) {
            float[] weights = columns.weights[x];
            int start = columns.starts[x];
            float sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * values[start + i];
            }
            narrowed[x] = sum;
        }
    }

    private void add(float weight, float[] into, int line) {
        int offset = line * narrowed.length;
        for (int x = 0; x < narrowed.length; x++) {
            into[offset + x] += weight * narrowed[x];
        }
    }

    private float[] joined() {
        float[] pixels = new float[shape.size()];
        int plane = shape.height() * shape.width();
        for (int c = 0; c < shape.channels(); c++) {
            System.arraycopy(sums[Math.min(c, channels - 1)], 0, pixels, c * plane, plane);
        }
        return pixels;
    }

    /** For each new position, the old ones it is made of, from {@code starts} on. */
    private record Axis(int[] starts, float[][] weights) {
        static Axis of(int from, int to) {
            int[] starts = new int[to];
            float[][] weights = new float[to][];
            double scale = (double) from / to;
            for (int i = 0; i < to; i++) {
                if (from >= to) {
                    double low = i * scale;
                    double high = Math.min(from, low + scale);
                    starts[i] = (int) low;
                    weights[i] = new float[(int) Math.ceil(high - 1e-9) - starts[i]];
                    for (int j = 0; j < weights[i].length; j++) {
                        double left = Math.max(low, starts[i] + j);
                        double right = Math.min(high, starts[i] + j + 1);
                        weights[i][j] = (float) ((right - left) / scale);
                    }
                } else {
                    double middle = Math.max(0, Math.min(from - 1, (i + 0.5) * scale - 0.5));
                    starts[i] = (int) middle;
                    float share = (float) (middle - starts[i]);
                    weights[i] = share == 0 ? new float[] {1} : new float[] {1 - share, share};
                }
            }
            return new Axis(starts, weights);
        }

        int end(int position) {
            return starts[position] + weights[position].length;
        }
    }
}
