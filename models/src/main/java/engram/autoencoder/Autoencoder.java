package engram.autoencoder;

import engram.model.ModelFamily;

/** The plain autoencoder, with and without a penalty on its code. */
public final class Autoencoder {

    /** MemAE's encoder and decoder without memory. */
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "ae",
                            "plain autoencoder: MemAE's encoder and decoder without memory",
                            AutoencoderConfig.class,
                            AutoencoderConfig::forShape,
                            AutoencoderModel::new)
                    .watching();

    /** With an L1 penalty on its code. */
    public static final ModelFamily SPARSE_CODE =
            new ModelFamily(
                            "ae-l1",
                            "autoencoder with an L1 penalty on its code",
                            AutoencoderConfig.class,
                            AutoencoderConfig::sparseCode,
                            AutoencoderModel::new)
                    .watching();

    private Autoencoder() {}
}
