package engram.video.standing;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the equal rectangles that a picture falls into, by which two pictures are compared: most
 * of them say the same, whoever stands before some.
 *
 * @param right the first column that is no more of it
 * @param below the first row that is no more of it
 */
record Block(int left, int top, int right, int below) {
    /** Blocks along a side. */
    private static final int SIDE = 8;

    static List<Block> of(Greys picture) {
        int width = picture.width();
        int height = picture.height();
        return IntStream.range(0, SIDE * SIDE)
                .mapToObj(
                        i ->
                                new Block(
                                        i % SIDE * width / SIDE,
                                        i / SIDE * height / SIDE,
                                        (i % SIDE + 1) * width / SIDE,
                                        (i / SIDE + 1) * height / SIDE))
                .toList();
    }

    /** All pairs of what two pictures of one size show in it. */
    GreyPairs pairs(Greys first, Greys second) {
        GreyPairs pairs = new GreyPairs();
        for (int y = top; y < below; y++) {
            for (int x = left; x < right; x++) {
                pairs.add(
                        first.values()[y * first.width() + x],
                        second.values()[y * second.width() + x]);
            }
        }
        return pairs;
    }
}
