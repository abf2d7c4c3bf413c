package engram.vae;

import engram.nn.Noise;
import engram.torch.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * q(z|x) = N(m, diag exp(l)).
 *
 * @param mean (B, D)
 * @param logVariance (B, D)
 */
record GaussianCode(Tensor mean, Tensor logVariance) {
    /** Its exponential is far from overflow, so that even absurd samples have finite scores. */
    private static final double LARGEST_LOG_VARIANCE = 20;

    static GaussianCode of(Tensor mean, Tensor logVariance) {
        return new GaussianCode(
                mean,
                torch.clamp(
                        logVariance,
                        new ScalarOptional(new Scalar(-LARGEST_LOG_VARIANCE)),
                        new ScalarOptional(new Scalar(LARGEST_LOG_VARIANCE))));
    }

    /** m + exp(l / 2) * noise. */
    Tensor sample(Noise noise) {
        Tensor deviation = logVariance.mul(Tensors.scalar(0.5)).exp();
        return mean.add(deviation.mul(noise.normal(mean.shape())));
    }

    /** KL(q || N(0, I)) = 1/2 sum (m^2 + exp(l) - 1 - l) of each sample: (B). */
    Tensor divergence() {
        Tensor terms =
                mean.square()
                        .add(logVariance.exp())
                        .sub(Tensors.scalar(1))
                        .sub(logVariance); // (B, D)
        return terms.sum(1).mul(Tensors.scalar(0.5));
    }
}
