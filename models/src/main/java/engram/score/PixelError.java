package engram.score;

import engram.data.SampleShape;

/**
 * The root of a pixel's squared differences, averaged over pixels.
 *
 * @param throughTime whether a pixel's root is over all frames of the clip; of each frame otherwise
 */
public record PixelError(SampleShape.Clip shape, boolean throughTime) implements FittedScore {

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        if (throughTime) {
            int plane = shape.height() * shape.width();
            double sum = 0;
            for (int pixel = 0; pixel < plane; pixel++) {
                sum += root(values, reconstructions, offset + pixel, plane, depth());
            }
            return sum / plane;
        }
        return mean(map(values, reconstructions, offset), 0, shape.size() / shape.channels());
    }

    private int depth() {
        return shape.channels() * shape.frames();
    }

    /**
     * The root of each pixel of each frame: (T, H, W).
     *
     * @param offset where the clip begins
     */
    public float[] map(float[] values, float[] reconstructions, int offset) {
        int cuboid = shape.size() / shape.channels();
        float[] map = new float[cuboid];
        for (int i = 0; i < cuboid; i++) {
            map[i] = (float) root(values, reconstructions, offset + i, cuboid, shape.channels());
        }
        return map;
    }

    private static double root(float[] values, float[] others, int first, int step, int count) {
        double squares = 0;
        for (int i = 0; i < count; i++) {
            int at = first + i * step;
            double difference = values[at] - others[at];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    public static double mean(float[] map, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += map[i];
        }
        return sum / count;
    }

    @Override
    public float[] constants() {
        return new float[0];
    }
}
