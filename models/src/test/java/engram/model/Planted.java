package engram.model;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import java.util.Arrays;
import java.util.Random;

/**
 * Easy synthetic samples: normal ones differ from one another in brightness only, anomalous ones
 * have the same brightness in another place.
 */
public record Planted(SampleShape shape, float[] values, int size) implements SampleStore {

    /** Samples of one kind; the same seed gives the same. */
    public static Planted of(SampleShape shape, int count, boolean anomalous, long seed) {
        Random random = new Random(seed);
        int size = shape.size();
        float[] values = new float[count * size];
        for (int sample = 0; sample < count; sample++) {
            double brightness = 0.6 + 0.4 * random.nextDouble();
            for (int i = 0; i < size; i++) {
                boolean bright = pattern(shape, i) != (anomalous && isElsewhere(shape, i));
                double noise = 0.05 * random.nextGaussian();
                values[sample * size + i] = (float) ((bright ? brightness : 0) + noise);
            }
        }
        return new Planted(shape, values, count);
    }

    /** In every second frame of a clip, so that it is to be seen in what happens too. */
    private static boolean isElsewhere(SampleShape shape, int index) {
        return !(shape instanceof SampleShape.Clip clip)
                || index / (clip.height() * clip.width()) % clip.frames() % 2 == 1;
    }

    /** Vertical stripes four values wide. */
    private static boolean pattern(SampleShape shape, int index) {
        int[] dimensions = shape.dimensions();
        return index % dimensions[dimensions.length - 1] / 4 % 2 == 0;
    }

    /** The values of the first samples. */
    public float[] first(int count) {
        return Arrays.copyOf(values, count * shape.size());
    }

    /** The share of pairs in which the anomalous sample scores higher. */
    public static double auroc(double[] normal, double[] anomalous) {
        double won = 0;
        for (double low : normal) {
            for (double high : anomalous) {
                won += high > low ? 1 : high == low ? 0.5 : 0;
            }
        }
        return won / normal.length / anomalous.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        System.arraycopy(values, position * shape.size(), into, offset, shape.size());
    }

    @Override
    public String id(int position) {
        return "sample " + position;
    }

    @Override
    public Label label(int position) {
        return Label.NORMAL;
    }

    @Override
    public void close() {}
}
