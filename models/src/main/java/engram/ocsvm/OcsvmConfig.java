package engram.ocsvm;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.points.Points;

/**
 * Settings of the one-class support vector machine.
 *
 * @param nu the largest share of training samples outside the boundary, and the smallest share of
 *     support vectors
 * @param gamma of the kernel exp(-gamma |x - y|^2); 0 chooses by held-out normal samples
 * @param variance the share of the variance that samples keep before; 1 leaves them as they are
 * @param samples how many training samples, drawn at random, are learned from; 0 takes all
 */
public record OcsvmConfig(double nu, double gamma, double variance, int samples)
        implements ModelConfig {
    private static final int MOST = 5_000;

    public OcsvmConfig {
        if (!(nu > 0 && nu <= 1)) {
            throw new IllegalArgumentException("nu must be above 0 and at most 1, not " + nu);
        }
        if (!(gamma >= 0 && Double.isFinite(gamma))) {
            throw new IllegalArgumentException("gamma must be 0 or more, not " + gamma);
        }
        if (!(variance > 0 && variance <= 1)) {
            throw new IllegalArgumentException(
                    "variance must be above 0 and at most 1, not " + variance);
        }
        if (samples < 0) {
            throw new IllegalArgumentException("samples must be 0 or more, not " + samples);
        }
    }

    /** Rows as they are; of pictures, 95 % of the variance. */
    public static OcsvmConfig forShape(SampleShape shape) {
        double variance = shape instanceof SampleShape.Row ? 1 : 0.95;
        return new OcsvmConfig(0.1, 0, variance, Math.min(MOST, Points.most(shape)));
    }
}
