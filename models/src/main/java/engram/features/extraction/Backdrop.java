package engram.features.extraction;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.nn.Weights;
import java.util.Arrays;

/**
 * What stands still before a camera: the median of each pixel over training frames, grey in [0, 1],
 * no side above 128.
 *
 * @param learning whether what is looked at is learned from
 */
public record Backdrop(boolean learning, float... greys) {
    /** More would only cost time. */
    private static final int FRAMES = 200;

    /**
     * By some clips' last frames, at even distances.
     *
     * @param low the value of black: 0 or -1; white is 1
     */
    public static Backdrop of(SampleStore training, float low) {
        SmallGreys small = new SmallGreys((SampleShape.Clip) training.shape(), low);
        int count = Math.min(FRAMES, training.size());
        float[][] frames = new float[count][];
        float[] values = new float[training.shape().size()];
        for (int i = 0; i < count; i++) {
            training.read((int) ((long) i * training.size() / count), values, 0);
            frames[i] = small.of(values, 0).before(0);
        }
        float[] greys = new float[frames[0].length];
        float[] pixel = new float[count];
        for (int i = 0; i < greys.length; i++) {
            for (int f = 0; f < count; f++) {
                pixel[f] = frames[f][i];
            }
            Arrays.sort(pixel);
            greys[i] = pixel[count / 2];
        }
        return new Backdrop(true, greys);
    }

    /** As a detector has it, to judge by. */
    public static Backdrop restored(Weights weights) {
        return new Backdrop(false, weights.values());
    }

    public Weights weights() {
        return Weights.of(greys);
    }
}
