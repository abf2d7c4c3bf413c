package engram.kde;

import engram.model.ModelFamily;

/** Kernel density estimation. */
public final class Kde {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "kde",
                    "kernel density: how unlikely a sample is under Gaussians around the normal ones",
                    KdeConfig.class,
                    KdeConfig::forShape,
                    (config, shape, seed) -> new KdeModel(config, shape));

    private Kde() {}
}
