package engram.nn;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The two linear maps between a picture and the windows that a convolution slides over it, each the
 * other's adjoint. Pictures here have their channels last, so that a window's row is one run of
 * memory. The picture is worked on with its border of padding, a few samples at a time, so that
 * their windows stay in the processor's cache.
 *
 * @param kernel side of a window
 * @param stride from one window to the next
 * @param padding border of zeros around the picture
 * @param rows windows down the picture
 * @param columns windows across the picture
 */
record Patches(int kernel, int stride, int padding, long rows, long columns) {
    /** Floats of windows to hold at once: 2 MB, which measured best or close to it everywhere. */
    private static final long CACHED = 1 << 19;

    /** A border may have to reach further than the padding, to where the last window ends. */
    private long bordered(long side, long windows) {
        return Math.max(side + padding, (windows - 1) * stride + kernel);
    }

    /** How many samples to work on at once. */
    long samplesAtOnce(long channels) {
        return Math.max(1, CACHED / (rows * columns * width(channels)));
    }

    /** Values of a window. */
    long width(long channels) {
        return (long) kernel * kernel * channels;
    }

    /**
     * Room for the windows of this many samples, where another tensor is: (samples * rows *
     * columns, width).
     */
    Tensor room(Tensor like, long samples, long channels) {
        return like.new_empty(samples * rows * columns, width(channels));
    }

    /** (B, H, W, C) within its border of zeros. */
    Tensor border(Tensor picture) {
        long bottom = bordered(picture.size(1), rows) - padding - picture.size(1);
        long right = bordered(picture.size(2), columns) - padding - picture.size(2);
        if (padding == 0 && bottom == 0 && right == 0) {
            return picture;
        }
        return torch.constant_pad_nd(picture, new long[] {0, 0, padding, right, padding, bottom});
    }

    /**
     * An empty border for {@link #add} to fill, of pictures of this shape, as many as another batch
     * has and where it is.
     */
    Tensor emptyBorder(Tensor like, long height, long width, long channels) {
        return like.new_zeros(
                like.size(0), bordered(height, rows), bordered(width, columns), channels);
    }

    /** The pictures within their borders, of this height and width: (B, H, W, C). */
    Tensor withoutBorder(Tensor bordered, long height, long width) {
        return bordered.narrow(1, padding, height).narrow(2, padding, width).contiguous();
    }

    /** Copies the windows of some bordered pictures. */
    void copy(Tensor bordered, Tensor windows) {
        long samples = bordered.size(0);
        long line = bordered.size(2) * bordered.size(3);
        long run = kernel * bordered.size(3);
        Tensor seen =
                bordered.as_strided(
                        new long[] {samples, rows, columns, kernel, run},
                        new long[] {
                            bordered.size(1) * line,
                            stride * line,
                            stride * bordered.size(3),
                            line,
                            1
                        },
                        new LongOptional(bordered.storage_offset()));
        windows.view(samples, rows, columns, kernel, run).copy_(seen);
    }

    /** Adds windows to where they came from: the adjoint of {@link #copy}. */
    void add(Tensor windows, Tensor bordered) {
        long samples = bordered.size(0);
        long channels = bordered.size(3);
        Tensor taps = windows.view(samples, rows, columns, kernel, kernel, channels);
        for (int i = 0; i < kernel; i++) {
            Tensor lines = every(bordered, 1, i, rows);
            for (int j = 0; j < kernel; j++) {
                every(lines, 2, j, columns).add_(taps.select(3, i).select(3, j));
            }
        }
    }

    private Tensor every(Tensor bordered, int dimension, long start, long count) {
        return bordered.slice(
                dimension,
                new LongOptional(start),
                new LongOptional(start + (count - 1) * stride + 1),
                stride);
    }
}
