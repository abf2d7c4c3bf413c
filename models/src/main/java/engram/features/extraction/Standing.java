package engram.features.extraction;

import engram.data.SampleShape;
import java.util.Arrays;

/**
 * What stands still in the last frame of a clip and was not there, and how much moves, at each
 * position of a grid.
 *
 * <pre>
 *     x_t     = frame t, grey in [0, 1], no side above 128
 *     b       = what stands still before the camera: {@link Backdrop}
 *     d       = x_T - (gain b + offset), less its median around       gain, offset: least squares
 *     m       = max over k of |x_T - x_(T-k)|, less its median and noise              k = 4, 8, 16
 *     still   = root of mean min((|d| - 0.03) / 0.1, 1) (1 - min(m / 0.05, 1))
 *     moving  = root of mean min(m / 0.1, 1)
 * </pre>
 *
 * <p>Who walks is somewhere else after a few frames; who has stopped, and what was left behind, is
 * not. Light as a whole is in gain and offset, that of a lamp in the median around.
 */
final class Standing {
    private static final int[] LAGS = {4, 8, 16};
    private static final float SURE = 0.1f;
    private static final float FAINT = 0.03f;
    private static final float MOVED = 0.05f;

    /** Differences from -1 to 1 that are told apart around a position. */
    private static final int COARSE = 128;

    private static final int ROUNDS = 3;
    private static final double FLAT = 1e-5;
    private static final double CLOSEST = 0.01;

    private final SmallGreys greys;
    private final int grid;
    private final Backdrop backdrop;

    /**
     * @param grid positions down, and as many across
     * @param low the value of black: 0 or -1; white is 1
     */
    Standing(SampleShape.Clip clip, int grid, float low, Backdrop backdrop) {
        this.greys = new SmallGreys(clip, low);
        this.grid = grid;
        this.backdrop = backdrop;
        if (backdrop.greys().length != greys.height() * greys.width()) {
            throw new IllegalArgumentException(
                    "what stands still has "
                            + greys.height() * greys.width()
                            + " values, not "
                            + backdrop.greys().length);
        }
    }

    /**
     * @param still (P)
     * @param moving (P)
     */
    record Seen(float[] still, float[] moving) {}

    /** Of a clip's frames. */
    Seen of(SmallGreys.Frames frames) {
        float[] now = frames.before(0);
        float[] moved = new float[now.length];
        for (int lag : LAGS) {
            takeLarger(moved, SmallGreys.change(now, frames.before(lag)));
        }
        float[] still = strange(now);
        for (int i = 0; i < now.length; i++) {
            float there = Math.max(0, Math.min(1, (still[i] - FAINT) / SURE));
            still[i] = there * (1 - Math.min(1, moved[i] / MOVED));
            moved[i] = Math.min(1, moved[i] / SURE);
        }
        return new Seen(roots(means(still)), roots(means(moved)));
    }

    /** By how much a change is more than noise, where that is more than is known. */
    private static void takeLarger(float[] into, float... change) {
        float noise = SmallGreys.noise(change);
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.max(into[i], Math.abs(change[i]) - noise);
        }
    }

    private static float[] roots(float... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sqrt(values[i]);
        }
        return values;
    }

    /** How far each pixel is from what stands still there, whatever the light. */
    private float[] strange(float... now) {
        float[] away = away(now);
        takeOff(around(away), away);
        for (int i = 0; i < away.length; i++) {
            away[i] = Math.abs(away[i]);
        }
        return away;
    }

    /** The rest of a straight line through what stands still, found without what does not. */
    private float[] away(float... now) {
        float[] still = backdrop.greys();
        float gain = 1;
        float offset = 0;
        float most = Float.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double n = 0;
            double b = 0;
            double x = 0;
            double bb = 0;
            double bx = 0;
            double xx = 0;
            for (int i = 0; i < now.length; i++) {
                if (Math.abs(now[i] - gain * still[i] - offset) <= most) {
                    n++;
                    b += still[i];
                    x += now[i];
                    bb += still[i] * still[i];
                    bx += still[i] * now[i];
                    xx += now[i] * now[i];
                }
            }
            double variance = bb / n - b / n * (b / n);
            double together = bx / n - b / n * (x / n);
            // Before a wall there is no gain to be seen.
            gain = variance < FLAT ? 1 : (float) Math.max(0, together / variance);
            offset = (float) (x / n - gain * b / n);
            double rest = xx / n - x / n * (x / n) - gain * together;
            most = (float) Math.max(CLOSEST, 2 * Math.sqrt(Math.max(0, rest)));
        }
        float[] away = new float[now.length];
        for (int i = 0; i < now.length; i++) {
            away[i] = now[i] - gain * still[i] - offset;
        }
        return away;
    }

    /** The means over positions. */
    private float[] means(float... pixels) {
        float[] means = new float[grid * grid];
        int[] counts = new int[grid * grid];
        for (int y = 0; y < greys.height(); y++) {
            int row = y * grid / greys.height() * grid;
            for (int x = 0; x < greys.width(); x++) {
                int at = row + x * grid / greys.width();
                means[at] += pixels[y * greys.width() + x];
                counts[at]++;
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= Math.max(1, counts[i]);
        }
        return means;
    }

    /** The medians over each position and its neighbours, in which who passes has no part. */
    private float[] around(float... pixels) {
        int[] counts = new int[grid * grid * COARSE];
        for (int y = 0; y < greys.height(); y++) {
            int row = y * grid / greys.height() * grid;
            for (int x = 0; x < greys.width(); x++) {
                float value = Math.max(-1, Math.min(1, pixels[y * greys.width() + x]));
                int bin = Math.min(COARSE - 1, (int) ((value + 1) / 2 * COARSE));
                counts[(row + x * grid / greys.width()) * COARSE + bin]++;
            }
        }
        float[] medians = new float[grid * grid];
        int[] wide = new int[COARSE];
        for (int y = 0; y < grid; y++) {
            for (int x = 0; x < grid; x++) {
                Arrays.fill(wide, 0);
                for (int row = Math.max(0, y - 1); row <= Math.min(grid - 1, y + 1); row++) {
                    for (int at = Math.max(0, x - 1); at <= Math.min(grid - 1, x + 1); at++) {
                        for (int bin = 0; bin < COARSE; bin++) {
                            wide[bin] += counts[(row * grid + at) * COARSE + bin];
                        }
                    }
                }
                medians[y * grid + x] = (SmallGreys.middle(wide) + 0.5f) * 2 / COARSE - 1;
            }
        }
        return medians;
    }

    /** From each pixel the value of positions there, interpolated between their middles. */
    private void takeOff(float[] positions, float... pixels) {
        for (int y = 0; y < greys.height(); y++) {
            float down = Math.max(0, Math.min(grid - 1, (y + 0.5f) * grid / greys.height() - 0.5f));
            int top = Math.min(grid - 2, (int) down);
            for (int x = 0; x < greys.width(); x++) {
                float across =
                        Math.max(0, Math.min(grid - 1, (x + 0.5f) * grid / greys.width() - 0.5f));
                int left = Math.min(grid - 2, (int) across);
                int at = top * grid + left;
                float upper = mixed(positions[at], positions[at + 1], across - left);
                float lower = mixed(positions[at + grid], positions[at + grid + 1], across - left);
                pixels[y * greys.width() + x] -= mixed(upper, lower, down - top);
            }
        }
    }

    private static float mixed(float one, float other, float share) {
        return one + share * (other - one);
    }
}
