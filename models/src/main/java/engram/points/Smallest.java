package engram.points;

/**
 * Keeps the points with the smallest numbers that it was offered, in a heap whose root has the
 * largest of them. Of equal numbers those of the first points count as smaller, so that what is
 * kept does not depend on the order of comparisons. What is not a number is larger than all.
 */
final class Smallest {
    private final int[] points;
    private final double[] numbers;
    private int kept;

    /**
     * @param most how many to keep
     */
    Smallest(int most) {
        points = new int[most];
        numbers = new double[most];
    }

    void offer(double number, int point) {
        if (kept < points.length) {
            kept++;
            rise(kept - 1, number, point);
        } else if (!isLarger(number, point, 0)) {
            sink(number, point);
        }
    }

    /** Puts a point in at a place, or above what is smaller. */
    private void rise(int place, double number, int point) {
        int at = place;
        while (at > 0) {
            int above = (at - 1) / 2;
            if (!isLarger(number, point, above)) {
                break;
            }
            move(above, at);
            at = above;
        }
        put(number, point, at);
    }

    /** Puts a point in for the root, or below what is larger. */
    private void sink(double number, int point) {
        int at = 0;
        for (int below = 1; below < kept; below = 2 * at + 1) {
            if (below + 1 < kept && isLarger(numbers[below + 1], points[below + 1], below)) {
                below++;
            }
            if (isLarger(number, point, below)) {
                break;
            }
            move(below, at);
            at = below;
        }
        put(number, point, at);
    }

    private void move(int from, int to) {
        put(numbers[from], points[from], to);
    }

    private void put(double number, int point, int at) {
        numbers[at] = number;
        points[at] = point;
    }

    private boolean isLarger(double number, int point, int than) {
        int order = Double.compare(number, numbers[than]);
        return order > 0 || (order == 0 && point > points[than]);
    }

    /** All of them, the numbers as squared distances; the heap is used up. */
    Nearest ascending() {
        int all = kept;
        // The root, which is the largest that is left, goes behind what is left.
        while (kept > 1) {
            kept--;
            double number = numbers[kept];
            int point = points[kept];
            move(0, kept);
            sink(number, point);
        }
        kept = all;
        return new Nearest(points, numbers);
    }
}
