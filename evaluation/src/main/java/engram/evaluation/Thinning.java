package engram.evaluation;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Fewer points of a curve, picked at even steps along its path, so that the shape stays. */
final class Thinning {
    private Thinning() {}

    /**
     * @param length the way between two neighbouring points
     * @return at most that many of the points, in order, the first and the last among them; all, if
     *     there are no more
     */
    static <P> List<P> thinned(List<P> points, int atMost, ToDoubleBiFunction<P, P> length) {
        if (atMost < 2) {
            throw new IllegalArgumentException(
                    "a curve needs at least 2 points, but " + atMost + " were asked for");
        }
        if (points.size() <= atMost) {
            return points;
        }
        double[] way = new double[points.size()];
        for (int i = 1; i < way.length; i++) {
            way[i] = way[i - 1] + length.applyAsDouble(points.get(i - 1), points.get(i));
        }
        int[] picked = new int[atMost];
        int last = way.length - 1;
        for (int k = 1, i = 0; k < atMost - 1; k++) {
            // The first point at or beyond each even step along the path: corners survive, where
            // points picked by their number would crowd in flat parts.
            double target = way[last] * k / (atMost - 1);
            while (i < last && way[i] < target) {
                i++;
            }
            picked[k] = i;
        }
        picked[atMost - 1] = last;
        // Where one stride passes several targets they pick the same point.
        return IntStream.of(picked).distinct().mapToObj(points::get).toList();
    }
}
