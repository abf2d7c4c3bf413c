package engram.features.extraction;

import engram.data.SampleShape;

/**
 * Which way, and how fast, goes what moved lately at each position of a grid.
 *
 * <pre>
 *     x_t = frame t, grey in [0, 1], no side above 128
 *     d   = (x_t - x_(t-2)) less its median                  t = T, T - 4, T - 8, T - 12
 *     v   = - sum d g / (2 sum |g|^2 + a little)             g: gradient of x_t
 * </pre>
 *
 * <p>Sums are over the position, all four times, and pixels that changed by more than noise: what
 * stands still has no part, and a lamp has none that is the same over a position. In pixels a
 * frame, about: sharp edges seem faster.
 */
final class Flow {
    private static final int LAG = 2;
    private static final int[] TIMES = {0, 4, 8, 12};
    private static final float FAINT = 0.02f;

    /** A fiftieth of a position's pixels with a gradient of a tenth count as much. */
    private static final double FLAT = 2e-4;

    private final SmallGreys greys;
    private final int grid;

    /**
     * @param grid positions down, and as many across
     * @param low the value of black: 0 or -1; white is 1
     */
    Flow(SampleShape.Clip clip, int grid, float low) {
        this.greys = new SmallGreys(clip, low);
        this.grid = grid;
    }

    /**
     * @param down (P)
     * @param across (P)
     */
    record Velocity(float[] down, float[] across) {}

    /** Of a clip's frames. */
    Velocity of(SmallGreys.Frames frames) {
        int positions = grid * grid;
        Sums sums = new Sums(new double[positions], new double[positions], new double[positions]);
        for (int time : TIMES) {
            float[] now = frames.before(time);
            add(now, SmallGreys.change(now, frames.before(time + LAG)), sums);
        }
        double little = FLAT * TIMES.length * greys.height() * greys.width() / positions;
        float[] down = new float[positions];
        float[] across = new float[positions];
        for (int p = 0; p < positions; p++) {
            double energy = LAG * (sums.energy[p] + little);
            down[p] = (float) (sums.down[p] / energy);
            across[p] = (float) (sums.across[p] / energy);
        }
        return new Velocity(down, across);
    }

    /** By position: of changes by gradients, and of gradients squared. */
    private record Sums(double[] down, double[] across, double[] energy) {}

    private void add(float[] now, float[] change, Sums sums) {
        float least = Math.max(FAINT, SmallGreys.noise(change));
        int width = greys.width();
        for (int y = 1; y < greys.height() - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (Math.abs(change[i]) > least) {
                    float down = (now[i + width] - now[i - width]) / 2;
                    float across = (now[i + 1] - now[i - 1]) / 2;
                    int at = y * grid / greys.height() * grid + x * grid / width;
                    sums.down[at] -= change[i] * down;
                    sums.across[at] -= change[i] * across;
                    sums.energy[at] += down * down + across * across;
                }
            }
        }
    }
}
