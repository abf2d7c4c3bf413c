package engram.pca;

import engram.data.SampleShape;
import engram.model.ModelConfig;

/**
 * Settings of principal component analysis.
 *
 * @param variance the share of the variance that the kept directions hold
 * @param score what counts of a sample
 */
public record PcaConfig(double variance, Score score) implements ModelConfig {
    private static final double MOST = 0.95;

    /** What counts of a sample. */
    public enum Score {
        /** What lies outside the kept directions. */
        RESIDUAL,
        /**
         * That, and how far along the kept directions it lies, each in units of what is usual
         * there: the Mahalanobis distance of probabilistic principal components.
         */
        DISTANCE
    }

    public PcaConfig {
        if (!(variance > 0 && variance <= 1)) {
            throw new IllegalArgumentException(
                    "variance must be above 0 and at most 1, not " + variance);
        }
    }

    /**
     * 95 % of the variance. Rows are judged by distance: where columns have little to do with one
     * another hardly a direction is left out, and nothing outside them would be seen.
     *
     * @throws IllegalArgumentException for samples of one value, which have no direction to leave
     *     out
     */
    public static PcaConfig forShape(SampleShape shape) {
        if (shape.size() < 2) {
            throw new IllegalArgumentException(
                    "pca reads samples of at least 2 values, not " + shape);
        }
        return new PcaConfig(
                MOST, shape instanceof SampleShape.Row ? Score.DISTANCE : Score.RESIDUAL);
    }
}
