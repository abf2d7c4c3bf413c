package engram.fanogan;

import engram.model.ModelFamily;

/** f-AnoGAN. */
public final class FAnoGan {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "f-anogan",
                    "f-AnoGAN: a Wasserstein GAN, and an encoder back into its generator",
                    FAnoGanConfig.class,
                    FAnoGanConfig::forShape,
                    FAnoGanModel::new);

    private FAnoGan() {}
}
