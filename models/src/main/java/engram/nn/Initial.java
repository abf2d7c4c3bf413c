package engram.nn;

import engram.torch.Tensors;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * Initial parameters, drawn in Java: the same seed gives the same network whatever other threads
 * ask of libtorch's generator.
 */
public final class Initial {
    private final long seed;
    private final RandomGenerator random;

    public Initial(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** A source of draws of its own for a part of a network; values drawn here stay as they are. */
    Noise noise(String part) {
        return new Noise(seed ^ ((long) part.hashCode() << 32));
    }

    /** A parameter with values from N(mean, deviation^2). */
    public Tensor normal(double mean, double deviation, long... shape) {
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return parameter(values, shape);
    }

    /** A parameter with values from U(-bound, bound). */
    public Tensor uniform(double bound, long... shape) {
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return parameter(values, shape);
    }

    /** A parameter whose values are all the same. */
    public Tensor constant(double value, long... shape) {
        float[] values = new float[count(shape)];
        java.util.Arrays.fill(values, (float) value);
        return parameter(values, shape);
    }

    private static Tensor parameter(float[] values, long... shape) {
        return Tensors.of(values, shape).set_requires_grad(true);
    }

    private static int count(long... shape) {
        long count = 1;
        for (long side : shape) {
            count = Math.multiplyExact(count, side);
        }
        return Math.toIntExact(count);
    }
}
