package engram.points;

import java.util.Arrays;

/** What may be among the points nearest to one query. */
final class Candidates {
    private static final int FIRST_ROOM = 24;

    private final int wanted;
    private int[] points = new int[FIRST_ROOM];
    private float[] atLeast = new float[FIRST_ROOM];
    private float[] atMost = new float[FIRST_ROOM];
    private int count;

    /**
     * @param wanted how many are looked for
     */
    Candidates(int wanted) {
        this.wanted = wanted;
    }

    void clear() {
        count = 0;
    }

    /**
     * @param number grows with the point's distance
     * @param error how far it may be off
     */
    void add(int point, float number, float error) {
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
            atLeast = Arrays.copyOf(atLeast, 2 * count);
            atMost = Arrays.copyOf(atMost, 2 * count);
        }
        points[count] = point;
        atLeast[count] = number - error;
        atMost[count] = number + error;
        count++;
    }

    /**
     * The nearest of them, by exact distances where these are needed.
     *
     * @param measured of how many distances are asked for
     * @param values the query's, from {@code offset} on
     * @param rows of all points
     * @param width of a row
     */
    Nearest nearest(int measured, float[] values, int offset, int width, float... rows) {
        if (count > wanted) {
            keep(bound(wanted));
        }
        // More than are wanted can only be told apart by their distances.
        int told = count > wanted ? wanted : Math.min(measured, wanted);
        float near = bound(told);
        Smallest exact = new Smallest(told);
        for (int i = 0; i < count; i++) {
            if (!(atLeast[i] > near)) {
                double square = Distances.squared(values, offset, rows, points[i] * width, width);
                exact.offer(square, points[i]);
            }
        }
        Nearest found = exact.ascending();
        return told == wanted ? found : found.and(Arrays.copyOf(points, count));
    }

    /** What so many of them are at most. */
    private float bound(int many) {
        Bound bound = new Bound(many);
        for (int i = 0; i < count; i++) {
            bound.offer(atMost[i]);
        }
        return bound.value();
    }

    private void keep(float most) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!(atLeast[i] > most)) {
                points[kept] = points[i];
                atLeast[kept] = atLeast[i];
                atMost[kept] = atMost[i];
                kept++;
            }
        }
        count = kept;
    }
}
