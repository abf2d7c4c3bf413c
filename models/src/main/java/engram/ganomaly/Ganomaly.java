package engram.ganomaly;

import engram.model.ModelFamily;

/** GANomaly with the paper's weights. */
public final class Ganomaly {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "ganomaly",
                    "GANomaly: how little of a sample's code comes back from its reconstruction",
                    GanomalyConfig.class,
                    GanomalyConfig::forShape,
                    GanomalyModel::new);

    private Ganomaly() {}
}
