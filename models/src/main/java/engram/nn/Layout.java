package engram.nn;

import org.bytedeco.pytorch.Tensor;

/** Orders of dimensions: libtorch's, and the one in which a pixel's channels lie together. */
final class Layout {
    private Layout() {}

    /** (B, C, H, W) to (B, H, W, C), contiguous; copies only what lies otherwise. */
    static Tensor channelsLast(Tensor picture) {
        return picture.permute(0, 2, 3, 1).contiguous();
    }

    /** (B, H, W, C) to (B, C, H, W), a view. */
    static Tensor channelsFirst(Tensor picture) {
        return picture.permute(0, 3, 1, 2);
    }

    /** A kernel (A, C, k, k) to (A, k * k * C), the order of a window's values. */
    static Tensor matrix(Tensor kernel) {
        return kernel.permute(0, 2, 3, 1).reshape(kernel.size(0), -1);
    }

    /** The way back from {@link #matrix}, to a kernel of this shape. */
    static Tensor unmatrix(Tensor matrix, Tensor kernel) {
        return matrix.view(kernel.size(0), kernel.size(2), kernel.size(3), kernel.size(1))
                .permute(0, 3, 1, 2);
    }
}
