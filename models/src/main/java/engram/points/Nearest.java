package engram.points;

import java.util.Arrays;

/**
 * The points nearest to a query, nearest first.
 *
 * @param points their positions
 * @param squares their squared distances, or those of as many as were measured, which stand first
 */
public record Nearest(int[] points, double[] squares) {
    /** How many were found. */
    public int count() {
        return points.length;
    }

    /**
     * These, and behind them others that were not measured.
     *
     * @param all positions of these and the others, in any order
     */
    Nearest and(int... all) {
        int[] longer = Arrays.copyOf(points, all.length);
        int at = points.length;
        for (int point : all) {
            if (!has(point)) {
                longer[at++] = point;
            }
        }
        return new Nearest(longer, squares);
    }

    private boolean has(int point) {
        for (int own : points) {
            if (own == point) {
                return true;
            }
        }
        return false;
    }

    /** The distance to the nearest but {@code rank}. */
    public double distance(int rank) {
        return Math.sqrt(squares[rank]);
    }

    /** The mean of the distances to the nearest {@code most}, or to all where there are fewer. */
    public double meanDistance(int most) {
        return meanDistance(0, most);
    }

    /** The same from the nearest but {@code from} on; 0 where there are none. */
    public double meanDistance(int from, int most) {
        int to = Math.min(squares.length, most);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += distance(i);
        }
        return to <= from ? 0 : sum / (to - from);
    }
}
