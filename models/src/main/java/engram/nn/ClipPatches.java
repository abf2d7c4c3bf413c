package engram.nn;

import engram.torch.Scope;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link Patches} of clips: the two linear maps between a clip and the windows that a convolution
 * slides over it, each the other's adjoint. Clips have their channels last, (B, T, H, W, C), and
 * are worked on one frame of windows at a time, so that these stay in the processor's cache.
 *
 * @param kernel side of a window
 * @param stride from one window to the next
 * @param padding border of zeros around the clip
 * @param windows how many there are along each side
 */
record ClipPatches(int kernel, Extent stride, int padding, Extent windows) {
    /** Floats of windows to hold at once: 2 MB, as for pictures. */
    private static final long CACHED = 1 << 19;

    /** Values of a window. */
    long width(long channels) {
        return (long) kernel * kernel * kernel * channels;
    }

    private long bordered(long side, int step, int count) {
        return Math.max(side + padding, (count - 1L) * step + kernel);
    }

    private long[] sides(long frames, long height, long width) {
        return new long[] {
            bordered(frames, stride.frames(), windows.frames()),
            bordered(height, stride.height(), windows.height()),
            bordered(width, stride.width(), windows.width())
        };
    }

    /** (B, T, H, W, C) within its border of zeros. */
    Tensor border(Tensor clip) {
        long[] sides = sides(clip.size(1), clip.size(2), clip.size(3));
        return torch.constant_pad_nd(
                clip,
                new long[] {
                    0,
                    0,
                    padding,
                    sides[2] - padding - clip.size(3),
                    padding,
                    sides[1] - padding - clip.size(2),
                    padding,
                    sides[0] - padding - clip.size(1)
                });
    }

    /** An empty border for {@link #add} to fill, of as many clips as another batch has. */
    Tensor emptyBorder(Tensor like, Extent clip, long channels) {
        long[] sides = sides(clip.frames(), clip.height(), clip.width());
        return like.new_zeros(like.size(0), sides[0], sides[1], sides[2], channels);
    }

    /** The clips within their borders: (B, T, H, W, C). */
    Tensor withoutBorder(Tensor bordered, Extent clip) {
        return bordered.narrow(1, padding, clip.frames())
                .narrow(2, padding, clip.height())
                .narrow(3, padding, clip.width());
    }

    /**
     * Some windows.
     *
     * @param from the part of bordered clips that they are in: (clips, T, H, W, C)
     * @param first place of the first among all windows of the batch
     * @param count how many
     */
    record Part(Tensor from, long first, long count) {
        /** Those of one row for each window of the batch. */
        Tensor of(Tensor rows) {
            return rows.narrow(0, first, count);
        }
    }

    private long inFrame() {
        return (long) windows.height() * windows.width();
    }

    /**
     * Goes through all windows of bordered clips, with room, reused from one part to the next, for
     * their values.
     */
    void forEachPart(Tensor bordered, BiConsumer<Part, Tensor> work) {
        long clips = bordered.size(0);
        long frame = inFrame() * width(bordered.size(4));
        long frames = Math.max(1, Math.min(windows.frames(), CACHED / frame));
        // Of several clips at once only whole ones, whose windows stand one after the other.
        long some = frames < windows.frames() ? 1 : Math.max(1, CACHED / (frame * frames));
        long most = Math.min(clips, some) * frames * inFrame();
        Tensor room = bordered.new_empty(most, width(bordered.size(4)));
        for (long clip = 0; clip < clips; clip += some) {
            Tensor of = bordered.narrow(0, clip, Math.min(some, clips - clip));
            for (long t = 0; t < windows.frames(); t += frames) {
                long taken = Math.min(frames, windows.frames() - t);
                long reach = (taken - 1) * stride.frames() + kernel;
                try (Scope scope = Scope.inference()) {
                    Part part =
                            new Part(
                                    of.narrow(1, t * stride.frames(), reach),
                                    (clip * windows.frames() + t) * inFrame(),
                                    of.size(0) * taken * inFrame());
                    work.accept(part, room.narrow(0, 0, part.count));
                }
            }
        }
    }

    /** Copies windows, (count, width), out of where they are. */
    void copy(Part part, Tensor into) {
        Tensor from = part.from;
        long channels = from.size(4);
        long frames = part.count / inFrame() / from.size(0);
        long[] shape = {
            from.size(0),
            frames,
            windows.height(),
            windows.width(),
            kernel,
            kernel,
            kernel * channels
        };
        long[] strides = {
            from.stride(0),
            stride.frames() * from.stride(1),
            stride.height() * from.stride(2),
            stride.width() * channels,
            from.stride(1),
            from.stride(2),
            1
        };
        into.view(shape)
                .copy_(from.as_strided(shape, strides, new LongOptional(from.storage_offset())));
    }

    /** Adds windows to where they came from: the adjoint of {@link #copy}. */
    void add(Tensor values, Part part) {
        Tensor from = part.from;
        int frames = (int) (part.count / inFrame() / from.size(0));
        Tensor taps =
                values.view(
                        from.size(0),
                        frames,
                        windows.height(),
                        windows.width(),
                        (long) kernel * kernel * kernel,
                        from.size(4));
        for (int tap = 0; tap < kernel * kernel * kernel; tap++) {
            int down = tap / kernel % kernel;
            Tensor planes = every(from, 1, tap / (kernel * kernel), stride.frames(), frames);
            Tensor lines = every(planes, 2, down, stride.height(), windows.height());
            every(lines, 3, tap % kernel, stride.width(), windows.width())
                    .add_(taps.select(4, tap));
        }
    }

    private static Tensor every(Tensor plane, int dimension, long start, int step, int count) {
        return plane.slice(
                dimension,
                new LongOptional(start),
                new LongOptional(start + (count - 1L) * step + 1),
                step);
    }
}
