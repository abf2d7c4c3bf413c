package engram.points;

import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Finds the nearest of fixed points. All are compared by matrix products in single precision, which
 * is quick and rounds; of those that may be among the nearest, given how far it can be off, the
 * distances are then taken one by one in double precision. So what is found is what exact distances
 * would find. Safe for several threads.
 */
public final class PointIndex implements AutoCloseable {
    /** Small enough that a block of distances stays in the processor's cache. */
    private static final int QUERIES = 128;

    private static final int POINTS = 1024;
    private static final int MOST_VALUES = 1 << 22;

    private final int width;
    private final int count;
    private final float[] points;
    private final double[] mean;
    private final float[] lengths;
    private final Tensor centred;
    private final Tensor squares;

    /**
     * @param points (N, width), N at least 1
     */
    public PointIndex(Weights points) {
        Scope.requireNone("an index of points");
        count = Math.toIntExact(points.shape()[0]);
        width = Math.toIntExact(points.shape()[1]);
        this.points = points.values();
        mean = mean(this.points, width);
        // Points far from the origin and near to each other would drown in rounding.
        float[] moved = new float[this.points.length];
        lengths = new float[count];
        float[] squared = new float[count];
        for (int i = 0; i < count; i++) {
            double square = centre(this.points, i, moved, i);
            squared[i] = (float) square;
            lengths[i] = (float) Math.sqrt(square);
        }
        try (Scope scope = Scope.inference()) {
            centred = scope.keep(Tensors.of(moved, points.shape()));
            squares = scope.keep(Tensors.of(squared, 1, count));
        }
    }

    private static double[] mean(float[] points, int width) {
        double[] mean = new double[width];
        for (int i = 0; i < points.length; i++) {
            mean[i % width] += points[i];
        }
        Arrays.setAll(mean, j -> mean[j] * width / points.length);
        return mean;
    }

    /** Takes the mean off a row, and gives the square of the length that is left. */
    private double centre(float[] rows, int row, float[] into, int at) {
        double square = 0;
        for (int j = 0; j < width; j++) {
            double value = rows[row * width + j] - mean[j];
            into[at * width + j] = (float) value;
            square += value * value;
        }
        return square;
    }

    /** The points, which other models may score by. */
    public Weights points() {
        return new Weights(new long[] {count, width}, points);
    }

    /** How many points there are. */
    public int count() {
        return count;
    }

    /**
     * The points nearest to each query. Queries that come more than once are looked up once.
     *
     * @param values {@code queries} samples one after the other
     * @param wanted how many points per query; all, where there are fewer
     */
    public Nearest[] nearest(float[] values, int queries, int wanted) {
        DistinctRows distinct = DistinctRows.of(values, queries, width);
        Nearest[] found = new Nearest[distinct.count()];
        for (int from = 0; from < found.length; from += QUERIES) {
            int to = Math.min(found.length, from + QUERIES);
            float[] block = distinct.rows(from, to);
            look(block, Math.min(wanted, count), Arrays.asList(found).subList(from, to));
        }
        return IntStream.of(distinct.same()).mapToObj(i -> found[i]).toArray(Nearest[]::new);
    }

    /**
     * @param found is given what is found for each query
     */
    private void look(float[] values, int wanted, List<Nearest> found) {
        int queries = found.size();
        float[] moved = new float[values.length];
        Candidates[] candidates = new Candidates[queries];
        for (int i = 0; i < queries; i++) {
            double length = Math.sqrt(centre(values, i, moved, i));
            candidates[i] = new Candidates(wanted, length, width, lengths);
        }
        int atOnce = Math.max(1, Math.min(Math.min(POINTS, count), MOST_VALUES / width));
        float[] near = new float[queries * atOnce];
        try (Scope scope = Scope.inference()) {
            Tensor asked = Tensors.of(moved, queries, width);
            for (int from = 0; from < count; from += atOnce) {
                int size = Math.min(atOnce, count - from);
                compare(asked, from, size, near);
                for (int i = 0; i < queries; i++) {
                    candidates[i].see(near, i * size, from, size);
                }
            }
        }
        for (int i = 0; i < queries; i++) {
            found.set(i, candidates[i].nearest(values, i * width, points));
        }
    }

    /**
     * |y|^2 - 2 x.y, which is the squared distance less |x|^2.
     *
     * @param asked (Q, width)
     * @param near is given (Q, size)
     */
    private void compare(Tensor asked, int from, int size, float... near) {
        try (Scope scope = Scope.inference()) {
            Tensor compared =
                    torch.addmm(
                            squares.narrow(1, from, size),
                            asked,
                            centred.narrow(0, from, size).t(),
                            Tensors.scalar(1),
                            Tensors.scalar(-2));
            Tensors.copy(compared, near);
        }
    }

    @Override
    public void close() {
        Tensors.release(List.of(centred, squares));
    }
}
