package engram.points;

import engram.data.DistinctRows;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Squared Euclidean distances to fixed points, as |x|^2 + |y|^2 - 2 x.y over matrix products, block
 * by block. The points' mean is taken off first and all is done in double precision, so that what
 * cancels costs no digits that floats have. Safe for several threads.
 */
public final class Distances implements AutoCloseable {
    private static final int QUERIES = 512;
    private static final int POINTS = 1024;
    private static final int MOST_VALUES = 1 << 22;

    private final int width;
    private final int count;
    private final Tensor points;
    private final Tensor mean;
    private final Tensor norms;

    /** What becomes of one block of distances. */
    public interface Reduction {

        /**
         * Reduces a block; it may be overwritten.
         *
         * @param squares (Q, P) squared distances, doubles
         * @param from which point the block begins with
         * @return (Q, some) doubles, a tensor of its own or {@code squares}
         */
        Tensor reduce(Tensor squares, int from);
    }

    /**
     * @param points (N, width), N at least 1
     */
    public Distances(Weights points) {
        Scope.requireNone("distances");
        width = Math.toIntExact(points.shape()[1]);
        count = Math.toIntExact(points.shape()[0]);
        try (Scope scope = Scope.inference()) {
            this.points = scope.keep(Tensors.of(points.values(), points.shape()));
            Tensor sum = Tensors.ofDoubles(new double[width], 1, width);
            forEachBlock((from, size) -> sum.add_(sum(doubles(from, size), 0)));
            mean = scope.keep(sum.div_(Tensors.scalar(count)));
            Tensor squares = Tensors.ofDoubles(new double[count], 1, count);
            forEachBlock(
                    (from, size) ->
                            squares.narrow(1, from, size)
                                    .copy_(sum(centred(from, size).square_(), 1).t()));
            norms = scope.keep(squares);
        }
    }

    /** The points, which other models may score by. */
    public Weights points() {
        return new Weights(points.shape(), Tensors.toArray(points));
    }

    /** How many points there are. */
    public int count() {
        return count;
    }

    /**
     * Reduces the distances from each query to all points. Queries that come more than once are
     * computed once.
     *
     * @param values {@code queries} samples one after the other
     * @return for each query what the reduction made of each block of points, one after the other
     */
    public double[][] reduce(float[] values, int queries, Reduction reduction) {
        DistinctRows distinct = DistinctRows.of(values, queries, width);
        double[][] results = new double[distinct.count()][];
        int atOnce = Math.max(1, Math.min(QUERIES, MOST_VALUES / width));
        for (int from = 0; from < results.length; from += atOnce) {
            int to = Math.min(results.length, from + atOnce);
            double[] reduced = reduceBlock(distinct.rows(from, to), to - from, reduction);
            int each = reduced.length / (to - from);
            for (int i = from; i < to; i++) {
                results[i] = Arrays.copyOfRange(reduced, (i - from) * each, (i - from + 1) * each);
            }
        }
        return IntStream.of(distinct.same()).mapToObj(i -> results[i]).toArray(double[][]::new);
    }

    private double[] reduceBlock(float[] values, int queries, Reduction reduction) {
        List<Tensor> parts = new ArrayList<>();
        try (Scope scope = Scope.inference()) {
            Tensor query =
                    Tensors.of(values, queries, width).toType(torch.ScalarType.Double).sub_(mean);
            Tensor norm = sum(query.square(), 1);
            forEachBlock(
                    (from, size) -> {
                        try (Scope inner = Scope.inference()) {
                            Tensor squares =
                                    torch.addmm(
                                                    norms.narrow(1, from, size),
                                                    query,
                                                    centred(from, size).t(),
                                                    Tensors.scalar(1),
                                                    Tensors.scalar(-2))
                                            .add_(norm)
                                            .clamp_min_(Tensors.scalar(0));
                            parts.add(inner.keep(reduction.reduce(squares, from)));
                        }
                    });
            return Tensors.toDoubles(torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 1));
        } finally {
            Tensors.release(parts);
        }
    }

    private interface Block {
        void at(int from, int size);
    }

    private void forEachBlock(Block block) {
        int atOnce = Math.max(1, Math.min(POINTS, MOST_VALUES / width));
        for (int from = 0; from < count; from += atOnce) {
            block.at(from, Math.min(atOnce, count - from));
        }
    }

    private Tensor doubles(int from, int size) {
        return points.narrow(0, from, size).toType(torch.ScalarType.Double);
    }

    private Tensor centred(int from, int size) {
        return doubles(from, size).sub_(mean);
    }

    private static Tensor sum(Tensor tensor, long dimension) {
        return tensor.sum(new long[] {dimension}, true, new ScalarTypeOptional());
    }

    /**
     * The squared distance between two points, exactly but for the rounding of doubles. In four
     * sums side by side, as one would wait for each addition before the next.
     *
     * @param at where the left one begins in its array
     * @param with where the right one does
     */
    static double squared(float[] left, int at, float[] right, int with, int width) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            first += squared(left[at + j], right[with + j]);
            second += squared(left[at + j + 1], right[with + j + 1]);
            third += squared(left[at + j + 2], right[with + j + 2]);
            fourth += squared(left[at + j + 3], right[with + j + 3]);
        }
        for (; j < width; j++) {
            first += squared(left[at + j], right[with + j]);
        }
        return first + second + (third + fourth);
    }

    private static double squared(float left, float right) {
        double away = (double) left - right;
        return away * away;
    }

    @Override
    public void close() {
        Tensors.release(List.of(points, mean, norms));
    }

    /**
     * Squared distances to points, written down.
     *
     * @param points (N, width)
     * @param samples (B, then a shape of that width)
     * @return (B, N), doubles
     */
    public static String draw(Graph graph, Weights points, String samples) {
        int width = Math.toIntExact(points.shape()[1]);
        int count = Math.toIntExact(points.shape()[0]);
        double[] mean = new double[width];
        double[] centred = new double[count * width];
        double[] norms = new double[count];
        for (int i = 0; i < centred.length; i++) {
            mean[i % width] += points.values()[i] / (double) count;
        }
        for (int i = 0; i < centred.length; i++) {
            centred[i] = points.values()[i] - mean[i % width];
            norms[i / width] += centred[i] * centred[i];
        }
        String flat = graph.node("Flatten", Map.of("axis", 1L), graph.toDouble(samples));
        String queries = graph.node("Sub", flat, graph.doubles(new long[] {1, width}, mean));
        String rows = graph.doubles(points.shape(), centred);
        String products = graph.node("MatMul", queries, graph.node("Transpose", rows));
        String norm = graph.sumKept(graph.node("Mul", queries, queries), 1);
        String twice = graph.node("Mul", products, graph.number(2));
        String squares =
                graph.node(
                        "Sub",
                        graph.node("Add", norm, graph.doubles(new long[] {1, count}, norms)),
                        twice);
        return graph.node("Max", squares, graph.number(0));
    }
}
