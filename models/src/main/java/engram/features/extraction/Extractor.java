package engram.features.extraction;

import engram.data.SampleShape;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * From an encoded picture of any size to its {@link PictureFeatures}. Pictures go through one at a
 * time: it costs no time on a processor, and what comes of one cannot depend on the others. Safe
 * for several threads.
 */
final class Extractor implements Looking {
    private static final long[] HEIGHT_AND_WIDTH = {2, 3};

    private final SampleShape.Image shape;
    private final float low;
    private final View view;
    private final Trunk trunk;

    /**
     * @param view how large the trunk sees pictures
     * @param low the value of black: 0 or -1; white is 1
     */
    Extractor(SampleShape.Image shape, View view, float low) {
        this.shape = shape;
        this.view = view;
        this.low = low;
        this.trunk = Trunk.shared();
    }

    @Override
    public PictureFeatures features(float[] values, int offset) {
        float[] one = Arrays.copyOfRange(values, offset, offset + shape.size());
        try (Scope scope = Scope.inference()) {
            Tensor picture = picture(one);
            Trunk.Maps maps = trunk.forward(picture);
            Tensor fine = centred(maps.eighthExpanded());
            Tensor coarse = centred(maps.sixteenthExpanded());
            return new PictureFeatures(
                    patches(fine, coarse),
                    rounded(rows(centred(maps.eighth()), centred(maps.sixteenth()))),
                    rounded(
                            cat(
                                    deviation(fine),
                                    deviation(coarse),
                                    level(maps.eighthExpanded()),
                                    level(maps.sixteenthExpanded()))),
                    PictureFeatures.NONE,
                    rounded(torch.avg_pool2d(picture, View.STRIDE).permute(0, 2, 3, 1)));
        }
    }

    /** The patches alone, of one picture. */
    float[] patches(float... picture) {
        try (Scope scope = Scope.inference()) {
            Trunk.Maps maps = trunk.forward(picture(picture));
            return patches(centred(maps.eighthExpanded()), centred(maps.sixteenthExpanded()));
        }
    }

    private static float[] patches(Tensor fine, Tensor coarse) {
        return rounded(rows(smooth(fine), smooth(coarse)));
    }

    /** (1, 3, side, side) from -1 to 1. */
    private Tensor picture(float[] values) {
        Tensor picture =
                Tensors.of(values, 1, shape.channels(), shape.height(), shape.width())
                        .narrow(1, 0, shape.channels() < 3 ? 1 : 3)
                        .expand(1, 3, shape.height(), shape.width());
        picture = squashed(picture);
        double scale = 2 / (1 - low);
        return picture.mul(Tensors.scalar(scale)).sub_(Tensors.scalar(scale * low + 1));
    }

    /** What is too large is averaged, what is too small interpolated; sides by themselves. */
    private Tensor squashed(Tensor picture) {
        int side = view.side();
        long height = Math.min(side, picture.size(2));
        long width = Math.min(side, picture.size(3));
        if (picture.size(2) == side && picture.size(3) == side) {
            return picture; // As most are, and averaging one pixel takes as long as many.
        }
        Tensor smaller = torch.adaptive_avg_pool2d(picture, new long[] {height, width});
        return height == side && width == side
                ? smaller
                : torch.upsample_bilinear2d(smaller, new long[] {side, side}, false);
    }

    private static Tensor centred(Tensor map) {
        return map.sub(mean(map));
    }

    /** The mean of each 3 x 3 neighbourhood; at the edge, the edge is repeated. */
    static Tensor smooth(Tensor map) {
        Tensor bordered = torch.replication_pad2d(map, new long[] {1, 1, 1, 1});
        return torch.avg_pool2d(
                bordered,
                new long[] {3, 3},
                new long[] {1, 1},
                new long[] {0, 0},
                false,
                true,
                new LongOptional());
    }

    private static Tensor halved(Tensor map) {
        return torch.avg_pool2d(map, 2);
    }

    private Tensor level(Tensor map) {
        return view.isOfMeans() ? mean(map) : map.amax(HEIGHT_AND_WIDTH, true);
    }

    private static Tensor mean(Tensor map) {
        return map.mean(HEIGHT_AND_WIDTH, true, new ScalarTypeOptional());
    }

    /** libtorch's own takes ten times as long. */
    private static Tensor deviation(Tensor centred) {
        return mean(centred.square()).sqrt_();
    }

    /**
     * Training pictures are kept in 16 bits. Whatever is judged by them is rounded as they were, or
     * a picture that is equal to all of them would be unlike each of them.
     */
    static float[] rounded(Tensor features) {
        return Tensors.toArray(
                features.toType(torch.ScalarType.Half).toType(torch.ScalarType.Float));
    }

    /** Two maps, one of twice the grid, as a row for each position of the grid. */
    private static Tensor rows(Tensor fine, Tensor coarse) {
        Tensor both = cat(halved(fine), coarse); // (1, C, grid, grid)
        return both.permute(0, 2, 3, 1);
    }

    private static Tensor cat(Tensor... channels) {
        return torch.cat(new TensorVector(channels), 1);
    }
}
