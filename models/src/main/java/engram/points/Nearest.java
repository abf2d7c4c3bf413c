package engram.points;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The points nearest to a query, nearest first.
 *
 * @param points their positions
 * @param squares their squared distances
 */
public record Nearest(int[] points, double[] squares) {
    /** Above it, the time that insertion takes would grow with the square of how many are kept. */
    private static final int MANY = 256;

    /**
     * Looks all queries up.
     *
     * @param values {@code count} queries one after the other
     * @param wanted how many points per query; all, where there are fewer
     */
    public static Nearest[] among(Distances distances, float[] values, int count, int wanted) {
        int kept = Math.min(wanted, distances.count());
        double[][] candidates =
                distances.reduce(values, count, (squares, from) -> block(squares, from, kept));
        return Arrays.stream(candidates).map(pairs -> best(pairs, kept)).toArray(Nearest[]::new);
    }

    /** (Q, P) to (Q, 2k): a square and its point, k times, so that blocks can stand in a row. */
    private static Tensor block(Tensor squares, int from, int kept) {
        long nearest = Math.min(kept, squares.size(1));
        try (Scope scope = Scope.inference()) {
            var found = squares.topk(nearest, 1, false, false);
            Tensor points = found.get1().add(Tensors.scalar(from)).toType(torch.ScalarType.Double);
            return scope.keep(
                    torch.stack(new TensorVector(found.get0(), points), 2)
                            .reshape(squares.size(0), 2 * nearest));
        }
    }

    /** The best of all blocks by insertion, as long as they are few. */
    private static Nearest best(double[] pairs, int kept) {
        if (kept > MANY) {
            return sorted(pairs, kept);
        }
        int[] points = new int[kept];
        double[] squares = new double[kept];
        int found = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (found == kept && pairs[i] >= squares[kept - 1]) {
                continue;
            }
            int at = found < kept ? found++ : kept - 1;
            for (; at > 0 && squares[at - 1] > pairs[i]; at--) {
                squares[at] = squares[at - 1];
                points[at] = points[at - 1];
            }
            squares[at] = pairs[i];
            points[at] = (int) pairs[i + 1];
        }
        return new Nearest(points, squares);
    }

    /** Equal ones in their order, as insertion leaves them. */
    private static Nearest sorted(double[] pairs, int kept) {
        int[] order =
                IntStream.range(0, pairs.length / 2)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pairs[2 * i]))
                        .mapToInt(Integer::intValue)
                        .limit(kept)
                        .toArray();
        return new Nearest(
                IntStream.of(order).map(i -> (int) pairs[2 * i + 1]).toArray(),
                IntStream.of(order).mapToDouble(i -> pairs[2 * i]).toArray());
    }

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
