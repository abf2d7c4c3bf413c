package engram.nn;

import engram.torch.Tensors;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * Gaussian noise for training, drawn in Java: trainings side by side do not disturb one another's
 * draws as they would with libtorch's one generator. An epoch's draws depend on the seed and the
 * epoch alone, so that a resumed training goes on exactly.
 */
public final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private RandomGenerator random;

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
        long count = 1;
        for (long side : shape) {
            count = Math.multiplyExact(count, side);
        }
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, shape);
    }
}
