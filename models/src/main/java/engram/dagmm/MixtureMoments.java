package engram.dagmm;

/**
 * Shares, means and covariances of a mixture from one pass over features and memberships, in double
 * precision and without differences of large sums (West, 1979).
 */
final class MixtureMoments {
    private final int components;
    private final int size;
    private final double[] weight;
    private final double[] mean;
    private final double[] scatter;
    private long samples;

    MixtureMoments(int components, int size) {
        this.components = components;
        this.size = size;
        this.weight = new double[components];
        this.mean = new double[components * size];
        this.scatter = new double[components * size * size];
    }

    /**
     * @param values F features and K memberships of each sample, one sample after the other
     */
    void add(float[] values) {
        int width = size + components;
        for (int offset = 0; offset < values.length; offset += width) {
            samples++;
            for (int k = 0; k < components; k++) {
                add(values, offset, k, values[offset + size + k]);
            }
        }
    }

    private void add(float[] values, int offset, int k, double membership) {
        if (membership == 0) {
            return;
        }
        weight[k] += membership;
        double step = membership / weight[k];
        double[] difference = new double[size];
        for (int i = 0; i < size; i++) {
            difference[i] = values[offset + i] - mean[k * size + i];
            mean[k * size + i] += step * difference[i];
        }
        double rest = membership * (1 - step);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                scatter[(k * size + i) * size + j] += rest * difference[i] * difference[j];
            }
        }
    }

    /** phi: (K). */
    float[] share() {
        float[] share = new float[components];
        for (int k = 0; k < components; k++) {
            share[k] = (float) (weight[k] / samples);
        }
        return share;
    }

    /** mu: (K, F). */
    float[] mean() {
        float[] rounded = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            rounded[i] = (float) mean[i];
        }
        return rounded;
    }

    /**
     * The lower triangular L of Sigma = L L^T: (K, F, F). Rounded, it still belongs to a
     * covariance; a rounded Sigma might not be one.
     *
     * @param ridge added to the diagonal of Sigma; a pivot that rounding makes smaller is set to it
     */
    float[] factor(double ridge) {
        float[] rounded = new float[scatter.length];
        for (int k = 0; k < components; k++) {
            double[] factor = factor(k, ridge);
            for (int i = 0; i < factor.length; i++) {
                rounded[k * factor.length + i] = (float) factor[i];
            }
        }
        return rounded;
    }

    private double[] factor(int k, double ridge) {
        double[] factor = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = weight[k] == 0 ? 0 : scatter[(k * size + i) * size + j] / weight[k];
                for (int l = 0; l < j; l++) {
                    rest -= factor[i * size + l] * factor[j * size + l];
                }
                factor[i * size + j] =
                        i == j
                                ? Math.sqrt(Math.max(ridge, rest + ridge))
                                : rest / factor[j * size + j];
            }
        }
        return factor;
    }
}
