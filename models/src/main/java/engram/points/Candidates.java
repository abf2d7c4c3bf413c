package engram.points;

import java.util.Arrays;

/**
 * What may be among the points nearest to one query. Each point is known by a number that grows
 * with its distance and may be off: from below, points come in whose number may be less than it
 * seems; the bound above which they stay out is kept by numbers that are at least what they should
 * be.
 */
final class Candidates {
    /** Half the distance of 1 to the next larger float: how far a rounded result is off at most. */
    private static final double ROUNDING = 0x1p-24;

    private static final int FIRST_ROOM = 32;

    private final float[] lengths;
    private final float length;
    private final float off;
    private final Smallest atMost;
    private int[] points = new int[FIRST_ROOM];
    private float[] atLeast = new float[FIRST_ROOM];
    private int count;

    /**
     * @param wanted how many are looked for
     * @param length of the query
     * @param width how many products are added up
     * @param lengths of the points
     */
    Candidates(int wanted, double length, int width, float... lengths) {
        this.lengths = lengths;
        this.length = (float) length;
        // A sum of n products is off by n roundings of |x| |y| at most, in whatever order it is
        // added up (Higham, Accuracy and Stability of Numerical Algorithms, 3.5), and counts twice;
        // the rest is for what was rounded before and after it, this bound included.
        off = (float) (2 * (width + 8) * ROUNDING);
        atMost = new Smallest(wanted);
    }

    /**
     * Sees the next points.
     *
     * @param numbers |y|^2 - 2 x.y, those of this query from {@code offset} on
     * @param from which point the first is
     */
    void see(float[] numbers, int offset, int from, int size) {
        // Hardly any point comes in, so this loop is where the time goes.
        float bound = (float) atMost.bound();
        for (int i = 0; i < size; i++) {
            float own = lengths[from + i];
            float error = off * own * (length + own);
            float least = numbers[offset + i] - error;
            // What is not a number, as it overflowed, may be anything.
            if (!(least > bound)) {
                add(from + i, least);
                atMost.offer(numbers[offset + i] + error, from + i);
                bound = (float) atMost.bound();
            }
        }
    }

    private void add(int point, float least) {
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
            atLeast = Arrays.copyOf(atLeast, 2 * count);
        }
        points[count] = point;
        atLeast[count] = least;
        count++;
    }

    /**
     * The nearest of them, by exact distances.
     *
     * @param values the query's, from {@code offset} on
     * @param rows of all points
     */
    Nearest nearest(float[] values, int offset, float... rows) {
        int width = rows.length / lengths.length;
        Smallest exact = new Smallest(atMost.most());
        for (int i = 0; i < count; i++) {
            if (!(atLeast[i] > atMost.bound())) {
                exact.offer(square(values, offset, rows, points[i] * width, width), points[i]);
            }
        }
        return exact.ascending();
    }

    /** Four sums side by side, as one would wait for each addition before the next. */
    private static double square(float[] left, int at, float[] right, int with, int width) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            first += square(left[at + j], right[with + j]);
            second += square(left[at + j + 1], right[with + j + 1]);
            third += square(left[at + j + 2], right[with + j + 2]);
            fourth += square(left[at + j + 3], right[with + j + 3]);
        }
        for (; j < width; j++) {
            first += square(left[at + j], right[with + j]);
        }
        return first + second + (third + fourth);
    }

    private static double square(float left, float right) {
        double away = (double) left - right;
        return away * away;
    }
}
