package engram.dagmm;

import java.util.Arrays;

/** A Gaussian mixture at rest, from which scores are taken; arithmetic is double. */
final class Mixture {
    private final int components;
    private final int size;
    private final float[] mean;
    private final float[] factor;
    private final double[] logWeight;

    /**
     * @param share phi: (K)
     * @param mean mu: (K, F)
     * @param factor the lower triangular L of Sigma = L L^T: (K, F, F), positive on the diagonal
     */
    Mixture(float[] share, float[] mean, float[] factor) {
        this.components = share.length;
        this.size = mean.length / components;
        this.mean = mean;
        this.factor = factor;
        this.logWeight = new double[components];
        for (int k = 0; k < components; k++) {
            logWeight[k] = Math.log(share[k]) - size * Math.log(2 * Math.PI) / 2;
            for (int i = 0; i < size; i++) {
                logWeight[k] -= Math.log(factor(k, i, i));
            }
        }
    }

    private double factor(int component, int row, int column) {
        return factor[(component * size + row) * size + column];
    }

    /**
     * -log sum_k phi_k N(z; mu_k, Sigma_k).
     *
     * @param features holds z from {@code offset} on
     */
    double energy(float[] features, int offset) {
        double[] logDensity = new double[components];
        for (int k = 0; k < components; k++) {
            logDensity[k] = logWeight[k] - squaredDistance(features, offset, k) / 2;
        }
        double largest = Arrays.stream(logDensity).max().orElseThrow();
        double sum = 0;
        for (double one : logDensity) {
            sum += Math.exp(one - largest);
        }
        return -(largest + Math.log(sum));
    }

    /** |L^-1 (z - mu)|^2, by forward substitution. */
    private double squaredDistance(float[] features, int offset, int component) {
        double[] whitened = new double[size];
        double squared = 0;
        for (int i = 0; i < size; i++) {
            double rest = (double) features[offset + i] - mean[component * size + i];
            for (int j = 0; j < i; j++) {
                rest -= factor(component, i, j) * whitened[j];
            }
            whitened[i] = rest / factor(component, i, i);
            squared += whitened[i] * whitened[i];
        }
        return squared;
    }
}
