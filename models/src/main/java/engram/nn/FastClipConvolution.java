package engram.nn;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's convolutions of clips, transposed or not, each way in the layout in which it is
 * quickest. With channels last in memory clips pass through, and their gradients back, in half to
 * two thirds of the time. The gradients of weights take two to six times as long then where
 * channels are many, and are worked out of copies in libtorch's own order.
 */
record FastClipConvolution(boolean transposed, Extent stride, int padding, Extent extra) {
    private static final long[] ALL_BUT_CHANNELS = {0, 2, 3, 4};

    /** A shape that plays no part, where the gradient of a bias is not asked for. */
    private static final long[] NO_BIAS = {0};

    /** Below so many channels copies cost more than they save. */
    private static final int MANY = 96;

    /**
     * @param input (B, Cin, T, H, W)
     * @param weight (Cout, Cin, k, k, k)
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, T', H', W')
     */
    static Tensor apply(Tensor input, Tensor weight, Tensor bias, Extent stride, int padding) {
        return new FastClipConvolution(false, stride, padding, Extent.of(0))
                .of(input, weight, bias);
    }

    /**
     * @param input (B, Cin, T, H, W), with channels last in memory where that is to be quick
     * @param weight (Cout, Cin, k, k, k), or (Cin, Cout, k, k, k) if transposed
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, T', H', W')
     */
    Tensor of(Tensor input, Tensor weight, Tensor bias) {
        boolean many = Math.max(weight.size(0), weight.size(1)) >= MANY;
        return many && !input.is_cuda()
                ? byLayouts(input, weight, bias)
                : convolved(input, weight, bias);
    }

    /** Each way in a layout of its own. */
    Tensor byLayouts(Tensor input, Tensor weight, Tensor bias) {
        Tensor value =
                convolved(input.detach(), weight.detach(), bias == null ? null : bias.detach());
        List<Tensor> inputs = new ArrayList<>(List.of(input, weight));
        if (bias != null) {
            inputs.add(bias);
        }
        return OwnGradient.attach(
                value, inputs, gradient -> backward(gradient, input, weight, bias));
    }

    private Tensor convolved(Tensor input, Tensor weight, Tensor bias) {
        return torch.convolution(
                input,
                weight,
                Tensors.optional(bias),
                stride.sides(),
                Extent.of(padding).sides(),
                Extent.of(1).sides(),
                transposed,
                extra.sides(),
                1);
    }

    private List<Tensor> backward(Tensor gradient, Tensor input, Tensor weight, Tensor bias) {
        List<Tensor> gradients = new ArrayList<>();
        gradients.add(
                input.requires_grad()
                        ? backward(gradient, input, weight, true, false).get0()
                        : null);
        gradients.add(weight.requires_grad() ? ofWeight(gradient, input, weight) : null);
        if (bias != null) {
            gradients.add(gradient.sum(ALL_BUT_CHANNELS));
        }
        return gradients;
    }

    private Tensor ofWeight(Tensor gradient, Tensor input, Tensor weight) {
        Tensor result = weight.new_empty(weight.shape());
        // The copies are as large as what the layer was given and gave: freed at once.
        try (Scope scope = Scope.inference()) {
            result.copy_(
                    backward(ordered(gradient), ordered(input), weight.contiguous(), false, true)
                            .get1());
        }
        return result;
    }

    /** Clip by clip: libtorch transposes matrices block by block, and all else value by value. */
    private static Tensor ordered(Tensor clips) {
        if (clips.is_contiguous()) {
            return clips;
        }
        Tensor result = clips.new_empty(clips.shape());
        long channels = clips.size(1);
        for (long clip = 0; clip < clips.size(0); clip++) {
            Tensor places = clips.select(0, clip).permute(1, 2, 3, 0).reshape(-1, channels);
            result.select(0, clip).view(channels, -1).copy_(places.t());
        }
        return result;
    }

    private T_TensorTensorTensor_T backward(
            Tensor gradient, Tensor input, Tensor weight, boolean ofInput, boolean ofWeight) {
        return torch.convolution_backward(
                gradient,
                input,
                weight,
                NO_BIAS,
                stride.sides(),
                Extent.of(padding).sides(),
                Extent.of(1).sides(),
                transposed,
                extra.sides(),
                1,
                new BoolPointer(3).put(0, ofInput).put(1, ofWeight).put(2, false));
    }
}
