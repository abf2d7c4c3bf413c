package engram.frameprediction;

import engram.torch.Tensors;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * How far the picture moved around each pixel, by least squares over its neighbourhood (Lucas,
 * Kanade, "An Iterative Image Registration Technique", IJCAI 1981): one step on one scale, so for
 * movements of a pixel or two. It has a gradient for both frames, and no weights.
 *
 * <pre>
 *     (u, v) = argmin sum over neighbours and channels of (I_x u + I_y v + I_t)^2 + RIDGE (u^2 + v^2)
 * </pre>
 */
final class OpticalFlow {
    private static final int NEIGHBOURS = 7;

    /**
     * Where nothing has an edge nothing can be said to move. Values lie in [-1, 1]: a step of a
     * tenth of the range on one pixel in seven weighs as much.
     */
    private static final double RIDGE = 1e-3;

    private OpticalFlow() {}

    /**
     * Pixels moved to the right and down, at each pixel but the outermost.
     *
     * @param before (B, C, H, W)
     * @param after the same shape
     * @return (B, 2, H - 2, W - 2)
     */
    static Tensor between(Tensor before, Tensor after) {
        Tensor middle = before.add(after).mul(Tensors.scalar(0.5));
        Tensor across = inner(slopes(middle, 3), 2); // I_x
        Tensor down = inner(slopes(middle, 2), 3); // I_y
        Tensor change = inner(inner(after.sub(before), 2), 3); // I_t
        Tensor xx = mean(across, across).add(Tensors.scalar(RIDGE));
        Tensor yy = mean(down, down).add(Tensors.scalar(RIDGE));
        Tensor xy = mean(across, down);
        Tensor xt = mean(across, change);
        Tensor yt = mean(down, change);
        Tensor determinant = xx.mul(yy).sub(xy.mul(xy));
        Tensor right = xy.mul(yt).sub(yy.mul(xt)).div(determinant);
        Tensor below = xy.mul(xt).sub(xx.mul(yt)).div(determinant);
        return torch.cat(new TensorVector(right, below), 1);
    }

    /** Half the difference of a pixel's two neighbours along a dimension, which loses both ends. */
    private static Tensor slopes(Tensor frames, int dimension) {
        long inner = frames.size(dimension) - 2;
        return frames.narrow(dimension, 2, inner)
                .sub(frames.narrow(dimension, 0, inner))
                .mul(Tensors.scalar(0.5));
    }

    private static Tensor inner(Tensor frames, int dimension) {
        return frames.narrow(dimension, 1, frames.size(dimension) - 2);
    }

    /** The mean of a product over a pixel's neighbours, of those within the frame. */
    private static Tensor mean(Tensor a, Tensor b) {
        long[] side = {NEIGHBOURS, NEIGHBOURS};
        long[] border = {NEIGHBOURS / 2, NEIGHBOURS / 2};
        Tensor products = a.mul(b).mean(new long[] {1}, true, new ScalarTypeOptional());
        return torch.avg_pool2d(
                products, side, new long[] {1, 1}, border, false, false, new LongOptional());
    }
}
