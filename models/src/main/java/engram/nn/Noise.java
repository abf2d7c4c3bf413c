package engram.nn;

import engram.torch.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise for training, drawn in Java: trainings side by side do not disturb one another's draws as
 * they would with libtorch's one generator. An epoch's draws depend on the seed and the epoch
 * alone, so that a resumed training goes on exactly.
 */
public final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private SplittableRandom random;

    public Noise(long seed) {
        this.seed = seed;
        startEpoch(0);
    }

    /** Starts the draws of an epoch. */
    public void startEpoch(int epoch) {
        random = new SplittableRandom(seed ^ (GOLDEN * (epoch + 1)));
    }

    /** Values from N(0, 1). */
    public Tensor normal(long... shape) {
        float[] values = values(shape);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, shape);
    }

    /** Values from U(0, 1). */
    public Tensor uniform(long... shape) {
        float[] values = values(shape);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return Tensors.of(values, shape);
    }

    /** 0 for a share of the places, elsewhere what keeps the mean at 1. */
    Tensor kept(double share, long... shape) {
        float[] values = values(shape);
        float[] keptOrDropped = {(float) (1 / (1 - share)), 0};
        for (int i = 0; i < values.length; i++) {
            // The sign of the difference chooses: what no processor can foresee is no branch.
            values[i] = keptOrDropped[signBit(random.nextDouble() - share)];
        }
        return Tensors.of(values, shape);
    }

    private static int signBit(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> 63);
    }

    /** A number from N(0, 1), for draws that are put together in Java. */
    public double gaussian() {
        return random.nextGaussian();
    }

    /** A number from U(0, 1). */
    public double uniform() {
        return random.nextDouble();
    }

    private static float[] values(long... shape) {
        long count = 1;
        for (long side : shape) {
            count = Math.multiplyExact(count, side);
        }
        return new float[Math.toIntExact(count)];
    }
}
