package engram.memory;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The convex hull of memory items, and how far codes are from it: min |sum_i a_i m_i - z| over a_i
 * &gt;= 0 with sum 1, a quadratic program over the simplex. Solved exactly, but for rounding, by
 * Wolfe's algorithm ("Finding the nearest point in a polytope", Mathematical Programming 1976).
 *
 * <p>The hull of N items has N - 1 dimensions at most, so in as many or more dimensions D hardly
 * any code lies inside whatever was learned: only distances can be compared there, not membership.
 *
 * <p>Safe for several threads.
 */
public final class Hull {
    /** Of the lengths in play: what codes and items, which are floats, cannot tell apart. */
    private static final double RESOLUTION = 1e-7;

    private final int count;
    private final int features;
    private final double[] centre;
    private final double[] items; // (N, D), from the centre
    private final double[] gram; // (N, N)
    private final AffineSpan span;
    private final double largest; // squared length of an item, from the centre

    /**
     * @param items (N, D), one after the other
     * @param features D
     */
    public Hull(float[] items, int features) {
        this.features = features;
        this.count = items.length / features;
        this.span = new AffineSpan(items, features);
        this.centre = new double[features];
        for (int i = 0; i < items.length; i++) {
            centre[i % features] += (double) items[i] / count;
        }
        // From the centre, as what all items have in common would only cost digits.
        this.items = new double[items.length];
        for (int i = 0; i < items.length; i++) {
            this.items[i] = items[i] - centre[i % features];
        }
        this.gram = new double[count * count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i * count + j] = dot(this.items, i * features, this.items, j * features);
                gram[j * count + i] = gram[i * count + j];
            }
        }
        this.largest = diagonalMaximum(gram, count);
    }

    private static double diagonalMaximum(double[] gram, int count) {
        return IntStream.range(0, count).mapToDouble(i -> gram[i * count + i]).max().orElse(0);
    }

    private double dot(double[] left, int from, double[] right, int at) {
        double sum = 0;
        for (int k = 0; k < features; k++) {
            sum += left[from + k] * right[at + k];
        }
        return sum;
    }

    /** The mean distance of items from their mean: what distances may be measured by. */
    public double radius() {
        return IntStream.range(0, count).mapToDouble(i -> Math.sqrt(gram[i * count + i])).sum()
                / count;
    }

    /**
     * The hull of as many random points with the items' mean and covariance: what a memory would
     * enclose that had learned no more than those.
     *
     * @param items (N, D), one after the other
     */
    public static Hull random(float[] items, int features, long seed) {
        int count = items.length / features;
        Random random = new Random(seed);
        double[] mean = new double[features];
        for (int i = 0; i < items.length; i++) {
            mean[i % features] += (double) items[i] / count;
        }
        float[] drawn = new float[items.length];
        double[] point = new double[features];
        for (int i = 0; i < count; i++) {
            System.arraycopy(mean, 0, point, 0, features);
            // A sum of deviations with weights from N(0, 1/N) has their covariance.
            for (int j = 0; j < count; j++) {
                double weight = random.nextGaussian() / Math.sqrt(count);
                for (int k = 0; k < features; k++) {
                    point[k] += weight * (items[j * features + k] - mean[k]);
                }
            }
            for (int k = 0; k < features; k++) {
                drawn[i * features + k] = (float) point[k];
            }
        }
        return new Hull(drawn, features);
    }

    /** How many dimensions the items span: N - 1 or D at most. */
    public int dimensions() {
        return span.dimensions();
    }

    /**
     * The distances of codes, 0 for all that are inside as far as floats can tell, worked out on
     * all processors.
     *
     * @param codes (B, D), one after the other
     */
    public double[] distances(float[] codes) {
        return IntStream.range(0, codes.length / features)
                .parallel()
                .mapToDouble(i -> nearest(codes, i * features).distance())
                .toArray();
    }

    /**
     * How far codes are from the items' affine span.
     *
     * @param codes (B, D), one after the other
     */
    public double[] offSpan(float[] codes) {
        return IntStream.range(0, codes.length / features)
                .mapToDouble(i -> span.distance(codes, i * features))
                .toArray();
    }

    /**
     * The point of the hull nearest to the code at {@code offset}.
     *
     * @param codes D values from {@code offset} on
     */
    public Nearest nearest(float[] codes, int offset) {
        double[] code = new double[features];
        for (int k = 0; k < features; k++) {
            code[k] = (double) codes[offset + k] - centre[k];
        }
        double[] weights = new Search(code).weights();
        double squared = 0;
        double length = 0;
        for (int k = 0; k < features; k++) {
            length += code[k] * code[k];
            double away = -code[k];
            for (int i = 0; i < count; i++) {
                away += weights[i] * items[i * features + k];
            }
            squared += away * away;
        }
        boolean inside = squared < RESOLUTION * RESOLUTION * Math.max(length, largest);
        return new Nearest(weights, inside ? 0 : Math.sqrt(squared));
    }

    /**
     * @param weights each item's share in the point; at least 0, sum 1
     * @param distance of the code from the point
     */
    public record Nearest(double[] weights, double distance) {}

    /**
     * Keeps a small set of items, the corral, whose affine hull's nearest point lies inside their
     * convex hull; takes in the item that promises most, and leaves behind those whose weight falls
     * to 0.
     */
    private final class Search {
        /** Of squared lengths, relative to the largest in play. */
        private static final double TOLERANCE = 1e-13;

        private final double[] toCode = new double[count]; // <m_i, z>
        private final double codeSquared;
        private final double scale;
        private final int[] corral = new int[Math.min(count, features + 1) + 1];
        private final double[] weights = new double[corral.length];
        private final double[][] factor = new double[corral.length][corral.length];
        private int size;

        Search(double[] code) {
            codeSquared = dot(code, 0, code, 0);
            double largest = codeSquared;
            int first = 0;
            for (int i = 0; i < count; i++) {
                toCode[i] = dot(items, i * features, code, 0);
                largest = Math.max(largest, gram[i * count + i]);
                first = between(i, i) < between(first, first) ? i : first;
            }
            scale = Math.max(largest, Double.MIN_NORMAL);
            take(first);
            weights[0] = 1;
            boolean better = true;
            // Each item taken in makes the point nearer, so no corral comes twice; rounding could
            // make it.
            for (int round = 0; better && round < 20 * corral.length; round++) {
                better = improve();
            }
        }

        double[] weights() {
            double[] all = new double[count];
            for (int k = 0; k < size; k++) {
                all[corral[k]] = weights[k];
            }
            return all;
        }

        /** The inner product of two items seen from the code. */
        private double between(int i, int j) {
            return gram[i * count + j] - toCode[i] - toCode[j] + codeSquared;
        }

        /** Takes in the item furthest beyond the present point; false where there is none. */
        private boolean improve() {
            double point = 0; // |x|^2 = sum_k w_k <x, p_k>
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            double[] along = along();
            for (int k = 0; k < size; k++) {
                point += weights[k] * along[corral[k]];
            }
            for (int i = 0; i < count; i++) {
                if (along[i] < least) {
                    least = along[i];
                    best = i;
                }
            }
            if (least >= point - TOLERANCE * scale || size == corral.length || isTaken(best)) {
                return false;
            }
            weights[size] = 0;
            if (!take(best)) {
                return false;
            }
            while (!move()) {
                // until the affine hull's nearest point lies within the corral
            }
            return true;
        }

        private boolean isTaken(int item) {
            for (int k = 0; k < size; k++) {
                if (corral[k] == item) {
                    return true;
                }
            }
            return false;
        }

        /** The present point's inner products with all items, seen from the code. */
        private double[] along() {
            double toPoint = 0;
            double[] along = new double[count];
            for (int k = 0; k < size; k++) {
                int item = corral[k];
                double weight = weights[k];
                toPoint += weight * toCode[item];
                int row = item * count;
                for (int i = 0; i < count; i++) {
                    along[i] += weight * gram[row + i];
                }
            }
            for (int i = 0; i < count; i++) {
                along[i] += codeSquared - toPoint - toCode[i];
            }
            return along;
        }

        /** Adds a row to the Cholesky factor of P + scale; false where it depends on the others. */
        private boolean take(int item) {
            corral[size] = item;
            if (!extend(size)) {
                return false;
            }
            size++;
            return true;
        }

        /** P + scale (1 1^T) is positive definite wherever the corral is affinely independent. */
        private boolean extend(int row) {
            double[] own = factor[row];
            for (int j = 0; j < row; j++) {
                double rest = between(corral[row], corral[j]) + scale;
                double[] other = factor[j];
                for (int k = 0; k < j; k++) {
                    rest -= own[k] * other[k];
                }
                own[j] = rest / other[j];
            }
            double rest = between(corral[row], corral[row]) + scale;
            for (int k = 0; k < row; k++) {
                rest -= own[k] * own[k];
            }
            own[row] = Math.sqrt(Math.max(rest, 0));
            return rest > TOLERANCE * scale;
        }

        /** Goes to the affine hull's nearest point, or as far as weights allow; true if there. */
        private boolean move() {
            double[] target = affine();
            double step = 1;
            int leaving = -1;
            for (int k = 0; k < size; k++) {
                if (target[k] <= 0) {
                    double share = weights[k] / Math.max(weights[k] - target[k], Double.MIN_NORMAL);
                    if (share < step || leaving < 0) {
                        step = Math.min(step, share);
                        leaving = k;
                    }
                }
            }
            for (int k = 0; k < size; k++) {
                weights[k] += step * (target[k] - weights[k]);
            }
            if (leaving < 0) {
                return true;
            }
            drop(leaving);
            return false;
        }

        /** The solution of (P + scale) w = 1, made to sum to 1. */
        private double[] affine() {
            double[] solution = new double[size];
            for (int j = 0; j < size; j++) {
                double rest = 1;
                for (int k = 0; k < j; k++) {
                    rest -= factor[j][k] * solution[k];
                }
                solution[j] = rest / factor[j][j];
            }
            for (int j = size - 1; j >= 0; j--) {
                double rest = solution[j];
                for (int k = j + 1; k < size; k++) {
                    rest -= factor[k][j] * solution[k];
                }
                solution[j] = rest / factor[j][j];
            }
            double sum = Arrays.stream(solution).sum();
            for (int j = 0; j < size; j++) {
                solution[j] /= sum;
            }
            return solution;
        }

        private void drop(int leaving) {
            size--;
            for (int k = leaving; k < size; k++) {
                corral[k] = corral[k + 1];
                weights[k] = Math.max(0, weights[k + 1]);
            }
            for (int k = leaving; k < size; k++) {
                extend(k);
            }
        }
    }
}
