package engram.nn;

import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * TensorFlow's SAME: as many zeros as make the output ceil(side / stride) long, half of them before
 * the first value, rounded down. So a kernel of 3 with stride 2 pads both ends of an odd side, but
 * only the far end of an even one: bottom and right.
 *
 * @param top rows of zeros above
 * @param bottom rows of zeros below
 */
record SamePadding(int stride, int top, int bottom, int left, int right) {

    /**
     * @param input (C, H, W) of one sample
     */
    static SamePadding of(int[] input, int kernel, int stride) {
        int high = total(input[1], kernel, stride);
        int wide = total(input[2], kernel, stride);
        return new SamePadding(stride, high / 2, high - high / 2, wide / 2, wide - wide / 2);
    }

    private static int total(int side, int kernel, int stride) {
        return Math.max(0, (side(side, stride) - 1) * stride + kernel - side);
    }

    private static int side(int side, int stride) {
        return (side + stride - 1) / stride;
    }

    /** The shape that leaves for one sample. */
    static int[] output(int channels, int[] input, int stride) {
        return new int[] {channels, side(input[1], stride), side(input[2], stride)};
    }

    /**
     * @param input (B, C, H, W)
     * @param weight (Cout, C / groups, k, k)
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, ceil(H / stride), ceil(W / stride))
     */
    Tensor convolve(Tensor input, Tensor weight, Tensor bias, int groups) {
        // libtorch pads both ends alike; only what it cannot do costs a copy.
        boolean alike = top == bottom && left == right;
        Tensor padded =
                alike ? input : torch.constant_pad_nd(input, new long[] {left, right, top, bottom});
        return torch.conv2d(
                padded,
                weight,
                Tensors.optional(bias),
                new long[] {stride, stride},
                alike ? new long[] {top, left} : new long[] {0, 0},
                new long[] {1, 1},
                groups);
    }
}
