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
        boolean alike = top == bottom && left == right;
        if (alike) {
            return convolved(input, weight, bias, groups, top, left);
        }
        // libtorch pads both ends alike. Where each channel is by itself, a kernel that begins with
        // a row and a column of zeros does what a padded copy of the picture would, in half the
        // time.
        boolean endsOnly = top == 0 && left == 0 && bottom == 1 && right == 1;
        if (endsOnly && groups > 1) {
            Tensor wider = torch.constant_pad_nd(weight, new long[] {1, 0, 1, 0});
            return convolved(input, wider, bias, groups, 1, 1);
        }
        Tensor padded = torch.constant_pad_nd(input, new long[] {left, right, top, bottom});
        return convolved(padded, weight, bias, groups, 0, 0);
    }

    private Tensor convolved(
            Tensor input, Tensor weight, Tensor bias, int groups, long... padding) {
        return torch.conv2d(
                input,
                weight,
                Tensors.optional(bias),
                new long[] {stride, stride},
                padding,
                new long[] {1, 1},
                groups);
    }
}
