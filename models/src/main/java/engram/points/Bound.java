package engram.points;

import java.util.Arrays;

/**
 * The largest of the smallest numbers seen so far: what another may not be above, to be one of
 * them. Infinite until as many were seen.
 */
final class Bound {
    /** A heap, the largest first. */
    private final float[] numbers;

    /**
     * @param most how many numbers are kept
     */
    Bound(int most) {
        numbers = new float[most];
        Arrays.fill(numbers, Float.POSITIVE_INFINITY);
    }

    float value() {
        return numbers[0];
    }

    /** Sees another; what is not a number may be anything, and lowers no bound. */
    void offer(float number) {
        if (!(number < numbers[0])) {
            return;
        }
        int at = 0;
        for (int below = 1; below < numbers.length; below = 2 * at + 1) {
            if (below + 1 < numbers.length && numbers[below + 1] > numbers[below]) {
                below++;
            }
            if (numbers[below] <= number) {
                break;
            }
            numbers[at] = numbers[below];
            at = below;
        }
        numbers[at] = number;
    }
}
