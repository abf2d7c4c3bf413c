package engram.nn;

import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A convolution of clips. They are quickest with their channels last in memory. */
final class FastClipConvolution {
    private FastClipConvolution() {}

    /**
     * @param input (B, Cin, T, H, W)
     * @param weight (Cout, Cin, k, k, k)
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, T', H', W')
     */
    static Tensor apply(Tensor input, Tensor weight, Tensor bias, Extent stride, int padding) {
        return torch.conv3d(
                input,
                weight,
                Tensors.optional(bias),
                stride.sides(),
                Extent.of(padding).sides(),
                Extent.of(1).sides(),
                1);
    }
}
