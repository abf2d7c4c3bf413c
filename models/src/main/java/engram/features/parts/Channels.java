package engram.features.parts;

import engram.nn.Half;
import java.util.List;

/**
 * How features are brought to one scale. More than half of the trunk's expanded channels hardly
 * ever leave zero; divided by so small a deviation, one stray value would decide the whole score.
 * So none is divided by less than a share of what channels deviate on average.
 *
 * @param mean of each channel
 * @param deviation of each channel, no smaller than the floor
 */
public record Channels(double[] mean, double[] deviation) {
    private static final double SMALLEST = 1e-6;

    /**
     * @param rows (N, C) each; of a picture with several positions, one after the other
     * @param channels C
     * @param floor as a share of the mean deviation
     */
    public static Channels of(List<short[]> rows, int channels, double floor) {
        double[] mean = new double[channels];
        double[] squares = new double[channels];
        long count = 0;
        for (short[] some : rows) {
            count += some.length / channels;
            for (int i = 0; i < some.length; i++) {
                double value = Half.toFloat(some[i]);
                mean[i % channels] += value;
                squares[i % channels] += value * value;
            }
        }
        double average = 0;
        for (int c = 0; c < channels; c++) {
            mean[c] /= count;
            squares[c] = Math.sqrt(Math.max(0, squares[c] / count - mean[c] * mean[c]));
            average += squares[c] / channels;
        }
        for (int c = 0; c < channels; c++) {
            squares[c] = Math.max(SMALLEST, Math.max(squares[c], floor * average));
        }
        return new Channels(mean, squares);
    }

    /** One over each deviation. */
    public float[] scale() {
        float[] scale = new float[deviation.length];
        for (int c = 0; c < scale.length; c++) {
            scale[c] = (float) (1 / deviation[c]);
        }
        return scale;
    }
}
