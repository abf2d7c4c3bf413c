package engram.model;

import java.util.List;
import java.util.Optional;

/**
 * What a model sees in one picture, all from a single pass through its network.
 *
 * @param score what {@link AnomalyModel#score} gives
 * @param heat of each place of a square grid, row by row: higher is more anomalous, below 0 is more
 *     normal than most
 * @param oddest the patch that is least like any that is kept; empty for models that keep none
 * @param parts what the score consists of; empty for models that judge in one way
 */
public record Look(
        double score, float[] heat, Optional<RecallingPatches.Oddest> oddest, List<Part> parts) {

    public Look {
        parts = List.copyOf(parts);
    }

    /**
     * One of several judgements that make a score.
     *
     * @param name as settings have it, such as {@code colours}
     * @param whole what it judges of the picture as a whole, in words, such as "light and colours
     *     of the whole picture"; empty where it judges places
     * @param beyond what it is in the score: how many deviations beyond what normal samples have
     */
    public record Part(String name, Optional<String> whole, double beyond) {}

    /**
     * The heat of each pixel, between the middles of places by straight lines.
     *
     * @return (height, width), row by row
     */
    public float[] map(int height, int width) {
        int grid = (int) Math.round(Math.sqrt(heat.length));
        float[] map = new float[height * width];
        float[] row = new float[grid];
        for (int y = 0; y < height; y++) {
            double down = at(y, height, grid);
            int top = (int) down;
            int bottom = Math.min(grid - 1, top + 1);
            for (int i = 0; i < grid; i++) {
                row[i] = between(heat[top * grid + i], heat[bottom * grid + i], down - top);
            }
            for (int x = 0; x < width; x++) {
                double across = at(x, width, grid);
                int left = (int) across;
                map[y * width + x] =
                        between(row[left], row[Math.min(grid - 1, left + 1)], across - left);
            }
        }
        return map;
    }

    /** Where a pixel's middle lies, counted from the middle of the first place on. */
    private static double at(int pixel, int pixels, int grid) {
        return Math.max(0, Math.min(grid - 1, (pixel + 0.5) * grid / pixels - 0.5));
    }

    private static float between(float first, float second, double share) {
        return (float) (first + share * (second - first));
    }
}
