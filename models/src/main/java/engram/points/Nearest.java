package engram.points;

/**
 * The points nearest to a query, nearest first.
 *
 * @param points their positions
 * @param squares their squared distances
 */
public record Nearest(int[] points, double[] squares) {
    /** How many were found. */
    public int count() {
        return points.length;
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
