package engram.score;

import engram.nn.Graph;
import engram.torch.Tensors;
import engram.torch.UpperTriangle;
import org.bytedeco.pytorch.Tensor;

/**
 * The squared Mahalanobis distance of differences r = x - x^ from 0:
 *
 * <pre>
 *     score = r' (C + e I)^-1 r = |W r|^2
 *     C     = mean of r r' over n normal samples                       (d, d)
 *     e     = (0.01 + 0.3 d / n) * mean of C's diagonal, 1e-6 at least
 *     W     = inverse of the lower Cholesky factor of C + e I          (d, d)
 * </pre>
 *
 * <p>Value j adds r_j ((C + e I)^-1 r)_j to it, which is below 0 where its error is the one to
 * expect beside the others'.
 *
 * <p>After Mahalanobis, "On the Generalised Distance in Statistics", 1936. A share of the mean
 * variance is added, as in ridge regression, since a network leaves some directions next to
 * nothing; the more, the fewer samples there are for each column.
 */
final class MahalanobisError implements FittedScore, TensorScore {
    private static final double LEAST_SHARE = 0.01;
    private static final double SHARE_OF_FEW = 0.3;

    /** Under a mean square so small, rounding is all that is left of it. */
    private static final double FLOOR = 1e-6;

    private final int size;
    private final float[] constants;

    /** Of W, each from the diagonal down: whole columns are what processors are quick to add. */
    private final double[][] columns;

    /**
     * @param size d
     * @param constants W, row by row
     */
    MahalanobisError(int size, float... constants) {
        this.size = size;
        this.constants = constants;
        columns = new double[size][];
        for (int i = 0; i < size; i++) {
            columns[i] = new double[size - i];
            for (int j = i; j < size; j++) {
                columns[i][j - i] = constants[j * size + i];
            }
        }
    }

    @Override
    public float[] constants() {
        return constants;
    }

    static float[] fit(float[] values, float[] reconstructions, int size, int count) {
        double[][] factor = covariance(values, reconstructions, size, count);
        double trace = 0;
        for (int j = 0; j < size; j++) {
            trace += factor[j][j];
        }
        double share = LEAST_SHARE + SHARE_OF_FEW * size / count;
        double added = Math.max(FLOOR, share * trace / size);
        for (int j = 0; j < size; j++) {
            factor[j][j] += added;
        }
        decompose(factor);
        return inverse(factor);
    }

    /** Its lower triangle. */
    private static double[][] covariance(
            float[] values, float[] reconstructions, int size, int count) {
        double[][] covariance = new double[size][];
        for (int j = 0; j < size; j++) {
            covariance[j] = new double[j + 1];
        }
        double[] away = new double[size];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < size; j++) {
                away[j] = (double) values[i * size + j] - reconstructions[i * size + j];
            }
            for (int j = 0; j < size; j++) {
                double each = away[j] / count;
                double[] row = covariance[j];
                for (int k = 0; k <= j; k++) {
                    row[k] += each * away[k];
                }
            }
        }
        return covariance;
    }

    /** A positive definite matrix becomes L of L L' (Cholesky). */
    private static void decompose(double[]... lower) {
        for (int j = 0; j < lower.length; j++) {
            for (int k = 0; k < j; k++) {
                lower[j][k] = (lower[j][k] - dot(lower[j], lower[k], k)) / lower[k][k];
            }
            lower[j][j] = Math.sqrt(lower[j][j] - dot(lower[j], lower[j], j));
        }
    }

    private static double dot(double[] one, double[] other, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Row by row from the rows above it: L W = I. */
    private static float[] inverse(double[]... lower) {
        int size = lower.length;
        double[][] inverse = new double[size][size];
        float[] floats = new float[size * size];
        for (int j = 0; j < size; j++) {
            inverse[j][j] = 1;
            for (int k = 0; k < j; k++) {
                for (int i = 0; i <= k; i++) {
                    inverse[j][i] -= lower[j][k] * inverse[k][i];
                }
            }
            for (int i = 0; i <= j; i++) {
                inverse[j][i] /= lower[j][j];
                floats[j * size + i] = (float) inverse[j][i];
            }
        }
        return floats;
    }

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        double sum = 0;
        for (double length : whitened(away(values, reconstructions, offset))) {
            sum += length * length;
        }
        return sum;
    }

    /** In single precision, as what is compared is known no better. */
    @Override
    public Tensor all(Tensor values, Tensor reconstructions) {
        Tensor away = values.sub(reconstructions); // (B, d)
        Tensor whitening = Tensors.of(constants, size, size);
        return UpperTriangle.product(away, whitening.t()).square_().sum(1);
    }

    @Override
    public double[] parts(float[] values, float[] reconstructions, int offset, int ofSample) {
        double[] away = away(values, reconstructions, offset);
        double[] whitened = whitened(away);
        double[] parts = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                parts[i] += away[i] * columns[i][j - i] * whitened[j];
            }
        }
        return parts;
    }

    private double[] away(float[] values, float[] reconstructions, int offset) {
        double[] away = new double[size];
        for (int j = 0; j < size; j++) {
            away[j] = (double) values[offset + j] - reconstructions[offset + j];
        }
        return away;
    }

    /** W r. */
    private double[] whitened(double... away) {
        double[] whitened = new double[size];
        for (int i = 0; i < size; i++) {
            double[] column = columns[i];
            double each = away[i];
            for (int j = 0; j < column.length; j++) {
                whitened[i + j] += column[j] * each;
            }
        }
        return whitened;
    }

    @Override
    public String draw(Graph graph, String values, String reconstructions) {
        String away = FittedScore.differences(graph, values, reconstructions);
        double[] turned = new double[constants.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = constants[i % size * size + i / size];
        }
        String lengths = graph.node("MatMul", away, graph.doubles(new long[] {size, size}, turned));
        return graph.sum(graph.node("Mul", lengths, lengths), 1);
    }
}
