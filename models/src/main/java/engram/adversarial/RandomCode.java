package engram.adversarial;

import engram.nn.Noise;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What an encoder gives that draws its codes: z ~ N(mean, exp(logDeviation)^2).
 *
 * @param mean (B, D)
 * @param logDeviation (B, D)
 */
public record RandomCode(Tensor mean, Tensor logDeviation) {
    private static final double LEAST_LOG_DEVIATION = -6;
    private static final double LARGEST_LOG_DEVIATION = 2;

    /** Of an encoder's outputs, (B, 2D): means, then logarithms of deviations. */
    public static RandomCode of(Tensor both) {
        long latent = both.size(1) / 2;
        return new RandomCode(both.narrow(1, 0, latent), both.narrow(1, latent, latent));
    }

    /** With deviations from {@code exp(-6)} to {@code exp(2)}, beyond which nothing is learned. */
    public RandomCode clamped() {
        return new RandomCode(
                mean,
                torch.clamp(
                        logDeviation,
                        new ScalarOptional(new Scalar(LEAST_LOG_DEVIATION)),
                        new ScalarOptional(new Scalar(LARGEST_LOG_DEVIATION))));
    }

    /** A draw: (B, D). */
    public Tensor sample(Noise noise) {
        return mean.add(logDeviation.exp().mul(noise.normal(mean.shape())));
    }
}
