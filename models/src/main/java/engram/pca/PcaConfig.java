package engram.pca;

import engram.data.SampleShape;
import engram.model.ModelConfig;

/**
 * Settings of principal component analysis.
 *
 * @param variance the share of the variance that the kept directions hold
 */
public record PcaConfig(double variance) implements ModelConfig {

    public PcaConfig {
        if (!(variance > 0 && variance <= 1)) {
            throw new IllegalArgumentException(
                    "variance must be above 0 and at most 1, not " + variance);
        }
    }

    /**
     * 95 % of the variance.
     *
     * @throws IllegalArgumentException for samples of one value, which have no direction to leave
     *     out
     */
    public static PcaConfig forShape(SampleShape shape) {
        if (shape.size() < 2) {
            throw new IllegalArgumentException(
                    "pca reads samples of at least 2 values, not " + shape);
        }
        return new PcaConfig(0.95);
    }
}
