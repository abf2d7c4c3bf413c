package engram.pca;

import engram.model.ModelFamily;

/** Principal component analysis. */
public final class Pca {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "pca",
                    "principal components: what lies outside the directions in which normal samples vary",
                    PcaConfig.class,
                    PcaConfig::forShape,
                    (config, shape, seed) -> new PcaModel(config, shape));

    private Pca() {}
}
