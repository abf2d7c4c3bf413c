package engram.nn;

import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution of clips with the batch norm and the activation behind it, which looks three frames
 * wide: in inference, one frame at a time.
 *
 * @param bias may be {@code null}
 */
record ClipStage(
        Tensor weight, Tensor bias, Norm norm, Extent stride, Network.Operation activation) {

    /** Whether a layer can be one: three frames wide, with a frame of padding at each end. */
    static boolean fits(Layer.ClipConvolution layer) {
        return layer.kernel() == 3 && layer.padding() == 1;
    }

    /**
     * What leaves for the middle one of three frames.
     *
     * @param frames (C, 3, H, W)
     * @return (C', H', W')
     */
    Tensor middle(Tensor frames) {
        Tensor result =
                torch.conv3d(
                        frames.unsqueeze(0), // (1, C, 3, H, W)
                        norm.within(weight, 0),
                        Tensors.optional(norm.bias(bias)),
                        new long[] {1, stride.height(), stride.width()},
                        new long[] {0, 1, 1},
                        new long[] {1, 1, 1},
                        1);
        return activation.apply(result, Mode.INFERENCE).select(2, 0).select(0, 0).contiguous();
    }
}
