package engram.features.extraction;

import engram.data.SampleShape;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What moves in the last frame of a clip, at each position of a grid.
 *
 * <pre>
 *     x_t   = frame t, grey in [0, 1], no side above 128
 *     d_k   = (x_T - x_(T-k)) minus its median                              k = 1, 2, 4
 *     how much changes:   root of mean |d_k|
 *     over how much:      root of mean min(|d_k| / 0.1, 1)
 *     which way, how fast: - mean d_1 g / (mean |g|^2 + 0.0005)             g: gradient of x
 * </pre>
 *
 * <p>Each mean is one over the position, and one over it and its eight neighbours: 16 values. The
 * area over which frames differ grows with size and speed, whatever the contrast; that it is taken
 * over one, two and four frames tells slow cameras from fast ones. Velocities are those of the
 * constraint that brightness moves (Horn, Schunck, "Determining optical flow", 1981), pooled, in
 * pixels a frame. The median takes off what changes everywhere: the camera's exposure.
 */
final class Motion {
    private static final int[] LAGS = {1, 2, 4};
    private static final double SURE = 0.1;
    private static final double FLAT = 5e-4;

    /** Pixels a frame beyond which the constraint says nothing. */
    private static final double FASTEST = 8;

    private final SmallGreys greys;
    private final int grid;

    /**
     * @param grid positions down, and as many across
     * @param low the value of black: 0 or -1; white is 1
     */
    Motion(SampleShape.Clip clip, int grid, float low) {
        this.greys = new SmallGreys(clip, low);
        this.grid = grid;
    }

    /** (P, 16), of the clip that begins at {@code offset}. */
    float[] of(float[] values, int offset) {
        return of(greys.of(values, offset));
    }

    /** Of a clip's frames. */
    float[] of(SmallGreys.Frames frames) {
        try (Scope scope = Scope.inference()) {
            Tensor fine = pooled(frames); // (1, 9, grid, grid)
            Tensor wide = Extractor.smooth(fine);
            Tensor both = torch.cat(new TensorVector(described(fine), described(wide)), 1);
            return Extractor.rounded(both.permute(0, 2, 3, 1).contiguous());
        }
    }

    /** The frame so many before the last: (h, w). */
    private Tensor before(SmallGreys.Frames frames, int lag) {
        return Tensors.of(frames.before(lag), greys.height(), greys.width());
    }

    /** The means over positions of all that is looked at: (1, 9, grid, grid). */
    private Tensor pooled(SmallGreys.Frames frames) {
        Tensor now = before(frames, 0);
        List<Tensor> maps = new ArrayList<>();
        for (int lag : LAGS) {
            Tensor change = change(now, before(frames, lag));
            Tensor size = change.abs();
            maps.add(size);
            maps.add(size.div(Tensors.scalar(SURE)).clamp_max_(Tensors.scalar(1)));
        }
        Tensor change = change(now, before(frames, 1)).neg();
        Tensor down = gradient(now, 0);
        Tensor across = gradient(now, 1);
        maps.add(change.mul(down));
        maps.add(change.mul(across));
        maps.add(down.square().add_(across.square()));
        Tensor all = torch.stack(new TensorVector(maps.toArray(Tensor[]::new)), 0);
        return torch.adaptive_avg_pool2d(all.unsqueeze(0), new long[] {grid, grid});
    }

    private static Tensor change(Tensor now, Tensor before) {
        Tensor change = now.sub(before);
        return change.sub(change.median());
    }

    /** Central differences; at the edges the picture goes on as it is. */
    private static Tensor gradient(Tensor picture, int dimension) {
        long side = picture.size(dimension);
        Tensor first = picture.narrow(dimension, 0, 1);
        Tensor last = picture.narrow(dimension, side - 1, 1);
        Tensor bordered = torch.cat(new TensorVector(first, picture, last), dimension);
        return bordered.narrow(dimension, 2, side)
                .sub(bordered.narrow(dimension, 0, side))
                .mul_(Tensors.scalar(0.5));
    }

    /** Roots and velocities of means: (1, 8, grid, grid). */
    private static Tensor described(Tensor means) {
        int sizes = 2 * LAGS.length;
        Tensor roots = means.narrow(1, 0, sizes).sqrt();
        Tensor energy = means.narrow(1, sizes + 2L, 1).add(Tensors.scalar(FLAT));
        Tensor velocity =
                means.narrow(1, sizes, 2)
                        .div(energy)
                        .clamp_(
                                new ScalarOptional(Tensors.scalar(-FASTEST)),
                                new ScalarOptional(Tensors.scalar(FASTEST)));
        return torch.cat(new TensorVector(roots, velocity), 1);
    }
}
