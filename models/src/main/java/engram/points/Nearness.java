package engram.points;

/**
 * How near points y are to queries x, known by {@code |y|^2 - 2 x.y}, which grows with the
 * distance, from products in single precision, which may be off.
 *
 * @param width how many numbers were multiplied and added up for a product
 * @param points lengths |y|
 * @param asked lengths |x|
 */
record Nearness(int width, float[] points, float[] asked) {
    /** Half the distance of 1 to the next larger float: how far a rounded result is off at most. */
    private static final double ROUNDING = 0x1p-24;

    int queries() {
        return asked.length;
    }

    float of(int point, float product) {
        return points[point] * points[point] - 2 * product;
    }

    /** How far it may be off. */
    float error(int point, int query) {
        return share(point) * (asked[query] + points[point]);
    }

    /**
     * A sum of n products is off by n roundings of |x| |y| at most, in whatever order it is added
     * up (Higham, Accuracy and Stability of Numerical Algorithms, 3.5), and counts twice; the rest
     * is for what was rounded before and after it, this bound included.
     */
    private float share(int point) {
        return (float) (2 * (width + 8) * ROUNDING) * points[point];
    }

    /**
     * Takes a point into how near the nearest of some points is at least, and at most.
     *
     * @param products of the point and all queries
     * @param least of all queries, as is the last
     */
    void narrow(int point, float[] products, float[] least, float... most) {
        float share = share(point);
        float length = points[point];
        float square = length * length;
        for (int q = 0; q < asked.length; q++) {
            float number = square - 2 * products[q];
            float error = share * (asked[q] + length);
            least[q] = Math.min(least[q], number - error);
            most[q] = Math.min(most[q], number + error);
        }
    }
}
