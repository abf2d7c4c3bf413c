package engram.dagmm;

import engram.model.ModelFamily;

/** The deep autoencoding Gaussian mixture model. */
public final class Dagmm {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "dagmm",
                    "DAGMM: how unlikely code and reconstruction error are under a learned mixture",
                    DagmmConfig.class,
                    DagmmConfig::forShape,
                    DagmmModel::new);

    private Dagmm() {}
}
