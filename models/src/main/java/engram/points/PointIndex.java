package engram.points;

import engram.data.DistinctRows;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
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
    private static final int QUERIES = 256;

    private static final int POINTS = 512;
    private static final int MOST_VALUES = 1 << 22;

    private final int width;
    private final int count;
    private final float[] points;
    private final float[] lengths;
    private final Tensor mean;
    private final Tensor centred;
    private final int asked;
    private final Placing placing;

    /** Brings queries to where the points lie. */
    public interface Placing {

        /**
         * @param queries (Q, values of a query)
         * @return (Q, width of the points)
         */
        Tensor placed(Tensor queries);
    }

    /**
     * Points that queries are compared with as they are.
     *
     * @param points (N, width), N at least 1
     */
    public PointIndex(Weights points) {
        this(points, Math.toIntExact(points.shape()[1]), queries -> queries);
    }

    /**
     * @param points (N, width), N at least 1
     * @param asked how many values a query has
     */
    public PointIndex(Weights points, int asked, Placing placing) {
        Scope.requireNone("an index of points");
        this.asked = asked;
        this.placing = placing;
        count = Math.toIntExact(points.shape()[0]);
        width = Math.toIntExact(points.shape()[1]);
        this.points = points.values();
        float[] middle = mean(points.values(), width);
        // Points far from the origin and near to each other would drown in rounding.
        float[] moved = new float[width * count];
        lengths = new float[count];
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int j = 0; j < width; j++) {
                float value = this.points[i * width + j] - middle[j];
                moved[i * width + j] = value;
                square += (double) value * value;
            }
            lengths[i] = (float) Math.sqrt(square);
        }
        try (Scope scope = Scope.inference()) {
            mean = scope.keep(Tensors.of(middle, 1, width));
            centred = scope.keep(Tensors.of(moved, count, width));
        }
    }

    private static float[] mean(float[] points, int width) {
        double[] sums = new double[width];
        for (int i = 0; i < points.length; i++) {
            sums[i % width] += points[i];
        }
        float[] mean = new float[width];
        for (int j = 0; j < width; j++) {
            mean[j] = (float) (sums[j] * width / points.length);
        }
        return mean;
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
        return nearest(values, queries, wanted, wanted);
    }

    /**
     * The same where not all distances are asked for, which is quicker.
     *
     * @param measured of how many, those nearest of all; the others come in no order
     */
    public Nearest[] nearest(float[] values, int queries, int wanted, int measured) {
        DistinctRows distinct = DistinctRows.of(values, queries, asked);
        Nearest[] found = new Nearest[distinct.count()];
        int atOnce = Math.min(QUERIES, found.length);
        Sieve sieve = new Sieve(Math.min(wanted, count), atOnce);
        float[] products = new float[Math.min(pointsAtOnce(), count) * atOnce];
        for (int from = 0; from < found.length; from += atOnce) {
            int to = Math.min(found.length, from + atOnce);
            float[] block = sift(distinct.rows(from, to), to - from, sieve, products);
            for (int i = from; i < to; i++) {
                found[i] =
                        sieve.candidates(i - from)
                                .nearest(measured, block, (i - from) * width, width, points);
            }
        }
        return IntStream.of(distinct.same()).mapToObj(i -> found[i]).toArray(Nearest[]::new);
    }

    private int pointsAtOnce() {
        return Math.max(1, Math.min(POINTS, MOST_VALUES / width));
    }

    /**
     * @param products room for those of a block of points
     * @return the queries where they were compared
     */
    private float[] sift(float[] values, int queries, Sieve sieve, float... products) {
        try (Scope scope = Scope.inference()) {
            Tensor given = Tensors.of(values, queries, asked);
            Tensor placed = placing.placed(given);
            float[] compared = placed.equals(given) ? values : Tensors.toArray(placed);
            Tensor moved = placed.sub(mean); // (Q, width)
            sieve.begin(new Nearness(width, lengths, Tensors.toArray(lengths(moved))));
            int atOnce = products.length / queries;
            for (int from = 0; from < count; from += atOnce) {
                int size = Math.min(atOnce, count - from);
                multiply(moved, from, size, products);
                sieve.see(products, from, size);
            }
            return compared;
        }
    }

    private static Tensor lengths(Tensor rows) {
        return torch.linalg_vector_norm(
                rows, Tensors.scalar(2), new long[] {1}, false, new ScalarTypeOptional());
    }

    /**
     * x.y
     *
     * @param moved (Q, width)
     * @param products is given (size, Q)
     */
    private void multiply(Tensor moved, int from, int size, float... products) {
        try (Scope scope = Scope.inference()) {
            Tensors.copy(centred.narrow(0, from, size).mm(moved.t()), products);
        }
    }

    @Override
    public void close() {
        Tensors.release(List.of(mean, centred));
    }
}
