package engram.detection.explanation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A rectangle around a connected region of a picture that is anomalous.
 *
 * @param x its left column
 * @param y its top row
 */
public record Box(int x, int y, int width, int height) {
    /** A region takes at least one in so many pixels: less is noise. */
    private static final int LEAST = 1500;

    /** Pixels are averaged with those so many of a picture's sides away. */
    private static final int SMOOTH = 64;

    private static final int MOST = 8;

    /** What is less than this share of the strangest is taken for its glow. */
    private static final float GLOW = 0.5f;

    /**
     * Boxes around the largest regions of a map in which the errors around each pixel are, on
     * average, above a level. Where something is far above it, so is much around it: a network sees
     * what is near a place, too. There the level is a share of the largest error.
     *
     * @param map of errors, row by row
     * @param level what few pixels of normal pictures reach
     */
    public static List<Box> around(float[] map, int height, int width, double level) {
        float[] smooth = smooth(map, height, width, Math.max(1, Math.max(height, width) / SMOOTH));
        double least = level;
        for (float error : smooth) {
            least = Math.max(least, GLOW * error);
        }
        boolean[] above = new boolean[map.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = smooth[i] > least;
        }
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < above.length; i++) {
            if (above[i]) {
                regions.add(Region.taken(above, i, height, width));
            }
        }
        return regions.stream()
                .filter(region -> (long) region.pixels * LEAST >= map.length)
                .sorted(Comparator.comparingInt((Region region) -> region.pixels).reversed())
                .limit(MOST)
                .map(Region::box)
                .toList();
    }

    /** The mean over a square around each pixel, as far as it is in the picture. */
    private static float[] smooth(float[] map, int height, int width, int radius) {
        // Sums over all above and left of a place make a mean cost the same for any radius.
        double[] sums = new double[(height + 1) * (width + 1)];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += map[y * width + x];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        float[] smooth = new float[map.length];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - radius) * (width + 1);
            int bottom = Math.min(height, y + radius + 1) * (width + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - radius);
                int right = Math.min(width, x + radius + 1);
                double sum =
                        sums[bottom + right]
                                - sums[bottom + left]
                                - sums[top + right]
                                + sums[top + left];
                int count = (bottom - top) / (width + 1) * (right - left);
                smooth[y * width + x] = (float) (sum / count);
            }
        }
        return smooth;
    }

    private record Region(int pixels, Box box) {

        /** The region of a pixel, which is taken out of the picture. */
        static Region taken(boolean[] above, int start, int height, int width) {
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            above[start] = false;
            int left = width;
            int right = 0;
            int top = height;
            int bottom = 0;
            int pixels = 0;
            while (!open.isEmpty()) {
                int at = open.remove();
                int x = at % width;
                int y = at / width;
                pixels++;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
                for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                    for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                        int next = ny * width + nx;
                        if (above[next]) {
                            above[next] = false;
                            open.add(next);
                        }
                    }
                }
            }
            return new Region(pixels, new Box(left, top, right - left + 1, bottom - top + 1));
        }
    }
}
