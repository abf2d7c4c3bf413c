package engram.nn;

import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Batch normalisation over channels.
 *
 * @param scale (C), learned
 * @param shift (C), learned
 * @param mean (C), running
 * @param variance (C), running
 */
record Norm(Tensor scale, Tensor shift, Tensor mean, Tensor variance) {
    private static final double MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    Tensor apply(Tensor input, Mode mode) {
        return torch.batch_norm(
                input,
                Tensors.optional(scale),
                Tensors.optional(shift),
                Tensors.optional(mode == Mode.PASSING ? null : mean),
                Tensors.optional(mode == Mode.PASSING ? null : variance),
                mode.isOfBatch(),
                MOMENTUM,
                EPSILON,
                false);
    }

    /** What it multiplies channels with in inference: (C). */
    private Tensor gain() {
        return scale.div(variance.add(Tensors.scalar(EPSILON)).sqrt());
    }

    /**
     * The weight of a layer that does this norm's multiplication by itself, in inference.
     *
     * @param outputs the dimension of the weight that is the layer's output channels
     */
    Tensor within(Tensor weight, int outputs) {
        long[] shape = new long[(int) weight.dim()];
        java.util.Arrays.fill(shape, 1);
        shape[outputs] = -1;
        return weight.mul(gain().view(shape));
    }

    /**
     * That layer's bias.
     *
     * @param bias without the norm, or {@code null}
     */
    Tensor bias(Tensor bias) {
        Tensor offset = bias == null ? mean.neg() : bias.sub(mean);
        return offset.mul(gain()).add(shift);
    }
}
