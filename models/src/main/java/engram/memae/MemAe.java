package engram.memae;

import engram.model.ModelFamily;

/** MemAE, with and without what makes its reads sparse. */
public final class MemAe {

    /** With the defaults of {@link MemAeConfig#forShape}. */
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "memae",
                            "autoencoder that decodes from a sparse memory of normal prototypes",
                            MemAeConfig.class,
                            MemAeConfig::forShape,
                            MemAeModel::new)
                    .watching();

    /** MemAE-nonSpar: a plain softmax read. */
    public static final ModelFamily NON_SPARSE =
            new ModelFamily(
                            "memae-nonsparse",
                            "MemAE with a plain softmax read: no shrinkage, no entropy loss",
                            MemAeConfig.class,
                            MemAeConfig::nonSparse,
                            MemAeModel::new)
                    .watching();

    private MemAe() {}
}
