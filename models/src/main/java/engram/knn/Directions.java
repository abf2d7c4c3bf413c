package engram.knn;

import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Nearest;
import engram.points.PointIndex;
import engram.points.Points;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.torch.UpperTriangle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Brings rows to where a step counts by how far neighbours are apart in its direction; the
 * equations stand on the package page. Safe for several threads.
 */
final class Directions implements AutoCloseable {
    private static final String DIRECTIONS = "directions";
    private static final int NEIGHBOURS = 3;

    /** How neighbours differ is known well from so many points. */
    private static final int MOST = 1_500;

    /** Rows whose coordinates stay in the processor's cache. */
    private static final int AT_ONCE = 256;

    /** What is added to each direction's variance, as a share of their mean, at least. */
    private static final double LEAST = 0.1;

    private final Weights weights;
    private final Tensor matrix;

    /** Detectors of earlier versions have the symmetric root. */
    private final boolean triangular;

    /**
     * @param weights (2 width, 2 width)
     */
    private Directions(Weights weights) {
        this.weights = weights;
        this.triangular = isUpperTriangle(weights.values(), Math.toIntExact(weights.shape()[1]));
        try (Scope scope = Scope.inference()) {
            matrix = scope.keep(Tensors.of(weights.values(), weights.shape()));
        }
    }

    private static boolean isUpperTriangle(float[] square, int side) {
        return IntStream.range(0, square.length)
                .allMatch(i -> i % side >= i / side || square[i] == 0);
    }

    /**
     * From what {@link #weights} gave.
     *
     * @throws IllegalArgumentException if they are missing or not of rows that wide
     */
    static Directions of(Map<String, Weights> weights, int width) {
        Weights directions = Points.rows(weights, DIRECTIONS, 2 * width);
        if (directions.shape()[0] != 2L * width) {
            throw new IllegalArgumentException(
                    "weights \""
                            + DIRECTIONS
                            + "\" should be a square, not of shape "
                            + Arrays.toString(directions.shape()));
        }
        return new Directions(directions);
    }

    /** Those in which points differ from their nearest. */
    static Directions among(Weights points) {
        int count = Math.toIntExact(points.shape()[0]);
        int seen = Math.toIntExact(2 * points.shape()[1]);
        float[] values = inBlocks(points.values(), seen, Directions::twice);
        double[] scales = new double[seen];
        for (int j = 0; j < seen; j++) {
            scales[j] = j < seen / 2 ? 1 : 1 / deviation(values, j, seen);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) scales[i % seen];
        }
        double[] whitening =
                whitening(differences(values, count, seen), LEAST + (double) seen / count, seen);
        float[] matrix = new float[whitening.length];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) (scales[i / seen] * whitening[i]);
        }
        return new Directions(new Weights(new long[] {seen, seen}, matrix));
    }

    Map<String, Weights> weights() {
        return Map.of(DIRECTIONS, weights);
    }

    /** (B, width) to (B, 2 width): each value as it is, and its logarithm with its sign. */
    private static Tensor twice(Tensor rows) {
        Tensor logs = rows.abs().log1p_().copysign_(rows);
        return torch.cat(new TensorVector(rows, logs), 1);
    }

    private static double deviation(float[] values, int column, int width) {
        double sum = 0;
        double squares = 0;
        for (int i = column; i < values.length; i += width) {
            sum += values[i];
            squares += (double) values[i] * values[i];
        }
        double count = (double) values.length / width;
        double variance = squares / count - sum / count * sum / count;
        return variance > 1e-12 ? Math.sqrt(variance) : 1;
    }

    /** Some points minus the mean of their nearest. */
    private static double[] differences(float[] values, int count, int width) {
        int asked = Math.min(MOST, count);
        float[] queries = new float[asked * width];
        for (int i = 0; i < asked; i++) {
            int point = (int) ((long) i * count / asked);
            System.arraycopy(values, point * width, queries, i * width, width);
        }
        double[] differences = new double[queries.length];
        try (PointIndex index = new PointIndex(new Weights(new long[] {count, width}, values))) {
            Nearest[] nearest = index.nearest(queries, asked, NEIGHBOURS + 1);
            for (int i = 0; i < differences.length; i++) {
                // The nearest to each point is the point itself.
                int[] points = nearest[i / width].points();
                for (int k = 1; k < points.length; k++) {
                    double away = queries[i] - values[points[k] * width + i % width];
                    differences[i] += away / (points.length - 1);
                }
            }
        }
        return differences;
    }

    /**
     * L'^-1 with L L' = C + e I, C the mean square of differences, row-major; nothing is below its
     * diagonal. It is what the inverse root is but for a rotation, which distances do not see.
     */
    private static double[] whitening(double[] differences, double least, int width) {
        int count = differences.length / width;
        try (Scope scope = Scope.inference()) {
            Tensor rows = Tensors.ofDoubles(differences, count, width);
            Tensor squares = rows.t().mm(rows).div_(Tensors.scalar(count)); // C
            double mean = squares.trace().item_double() / width;
            // Where no point differs from its nearest, all directions are alike.
            double added = mean > 0 ? least * mean : 1;
            Tensor one = torch.eye(width, new TensorOptions(torch.ScalarType.Double));
            Tensor lower = torch.linalg_cholesky(squares.add_(one.mul(Tensors.scalar(added))));
            return Tensors.toDoubles(torch.linalg_solve_triangular(lower.t(), one, true));
        }
    }

    /**
     * (count, width) to (count, 2 width), all in single precision: coordinates are kept in it, and
     * where they are large their own rounding is as large as that of the products.
     */
    float[] coordinates(float... values) {
        int seen = Math.toIntExact(weights.shape()[0]);
        return inBlocks(values, seen, this::coordinates);
    }

    /** (B, width) to (B, 2 width). */
    Tensor coordinates(Tensor rows) {
        Tensor twice = twice(rows);
        return triangular ? UpperTriangle.product(twice, matrix) : twice.mm(matrix);
    }

    /**
     * @param wider what the function makes of a row half as wide
     */
    private static float[] inBlocks(float[] values, int wider, UnaryOperator<Tensor> function) {
        int width = wider / 2;
        int count = values.length / width;
        float[] results = new float[Math.multiplyExact(count, wider)];
        for (int from = 0; from < count; from += AT_ONCE) {
            int to = Math.min(count, from + AT_ONCE);
            float[] block = Arrays.copyOfRange(values, from * width, to * width);
            try (Scope scope = Scope.inference()) {
                Tensor rows = Tensors.of(block, to - from, width);
                Tensors.copy(function.apply(rows), results, from * wider);
            }
        }
        return results;
    }

    /** {@link #coordinates}, written down: floats. */
    String draw(Graph graph, String samples) {
        String flat = graph.node("Flatten", Map.of("axis", 1L), samples);
        String values = graph.toDouble(flat);
        String larger = graph.node("Add", graph.node("Abs", values), graph.number(1));
        String logs = graph.node("Mul", graph.node("Sign", values), graph.node("Log", larger));
        String rounded = graph.toDouble(graph.node("Cast", Map.of("to", 1L), logs));
        String twice = graph.node("Concat", Map.of("axis", 1L), values, rounded);
        String placed = graph.node("MatMul", twice, graph.doubles(weights));
        return graph.node("Cast", Map.of("to", 1L), placed);
    }

    @Override
    public void close() {
        Tensors.release(List.of(matrix));
    }
}
