package engram.pca;

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
}
