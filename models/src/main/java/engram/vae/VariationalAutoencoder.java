package engram.vae;

import engram.model.ModelFamily;

/** The variational autoencoder. */
public final class VariationalAutoencoder {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "vae",
                    "variational autoencoder: MemAE's encoder and decoder with a Gaussian code",
                    VaeConfig.class,
                    VaeConfig::forShape,
                    VaeModel::new);

    private VariationalAutoencoder() {}
}
