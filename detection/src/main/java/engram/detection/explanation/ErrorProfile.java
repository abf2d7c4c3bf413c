package engram.detection.explanation;

import engram.data.SampleStore;
import engram.model.Reconstructing;
import java.util.Arrays;

/**
 * How large reconstruction errors are on normal calibration samples: what heat maps and column
 * shares are measured against, so that colours mean the same in every picture.
 *
 * @param high the squared error of one value that all but one in two hundred stay below
 * @param perFeature each feature's root mean squared error
 */
public record ErrorProfile(float high, float[] perFeature) {
    /** Samples it takes to know how large errors are; more would only cost time. */
    private static final int SAMPLES = 500;

    /** Of a clip there are a million values, and few do. */
    private static final int VALUES = 1 << 24;

    private static final double HIGH = 0.995;

    /** Measured on some of these samples. */
    public static ErrorProfile of(Reconstructing model, SampleStore normals) {
        int size = normals.shape().size();
        int count = Math.min(Math.min(SAMPLES, Math.max(1, VALUES / size)), normals.size());
        float[] values = new float[count * size];
        for (int i = 0; i < count; i++) {
            normals.read(i, values, i * size);
        }
        float[] squares = squaredErrors(values, model.reconstruct(values, count));
        float[] perFeature = new float[size];
        for (int feature = 0; feature < size; feature++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += squares[i * size + feature];
            }
            perFeature[feature] = (float) Math.sqrt(sum / count);
        }
        Arrays.sort(squares);
        return new ErrorProfile(squares[(int) (HIGH * (squares.length - 1))], perFeature);
    }

    static float[] squaredErrors(float[] values, float[] reconstructions) {
        float[] squares = new float[values.length];
        for (int i = 0; i < squares.length; i++) {
            float difference = values[i] - reconstructions[i];
            squares[i] = difference * difference;
        }
        return squares;
    }
}
