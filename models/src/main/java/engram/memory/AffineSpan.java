package engram.memory;

import java.util.ArrayList;
import java.util.List;

/** The smallest flat through some points: what their convex hull fills at most. */
final class AffineSpan {
    /** Of squared lengths, relative to the longest: what is left of a point is rounding. */
    private static final double DEPENDENT = 1e-10;

    private final double[] centre;
    private final List<double[]> axes = new ArrayList<>(); // of length 1, at right angles

    /**
     * @param points (N, D), one after the other
     * @param features D
     */
    AffineSpan(float[] points, int features) {
        centre = new double[features];
        int count = points.length / features;
        for (int i = 0; i < points.length; i++) {
            centre[i % features] += (double) points[i] / count;
        }
        double[][] left = new double[count][];
        double longest = 0;
        for (int i = 0; i < count; i++) {
            left[i] = fromCentre(points, i * features);
            longest = Math.max(longest, squared(left[i]));
        }
        // The longest that is left comes next, as short ones are mostly rounding.
        for (double[] next = longest(left);
                squared(next) > DEPENDENT * longest;
                next = longest(left)) {
            double length = Math.sqrt(squared(next));
            double[] axis = new double[features];
            for (int k = 0; k < features; k++) {
                axis[k] = next[k] / length;
            }
            axes.add(axis);
            for (double[] point : left) {
                takeAway(axis, point);
            }
        }
    }

    private static double[] longest(double[]... points) {
        double[] longest = points[0];
        for (double[] point : points) {
            longest = squared(point) > squared(longest) ? point : longest;
        }
        return longest;
    }

    private double[] fromCentre(float[] points, int offset) {
        double[] point = new double[centre.length];
        for (int k = 0; k < point.length; k++) {
            point[k] = points[offset + k] - centre[k];
        }
        return point;
    }

    private static void takeAway(double[] axis, double[] point) {
        double along = 0;
        for (int k = 0; k < axis.length; k++) {
            along += axis[k] * point[k];
        }
        for (int k = 0; k < axis.length; k++) {
            point[k] -= along * axis[k];
        }
    }

    private static double squared(double... point) {
        double sum = 0;
        for (double value : point) {
            sum += value * value;
        }
        return sum;
    }

    int dimensions() {
        return axes.size();
    }

    /** How far the code at {@code offset} is from the flat. */
    double distance(float[] codes, int offset) {
        double[] rest = fromCentre(codes, offset);
        for (double[] axis : axes) {
            takeAway(axis, rest);
        }
        return Math.sqrt(squared(rest));
    }
}
