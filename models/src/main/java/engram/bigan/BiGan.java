package engram.bigan;

import engram.model.ModelFamily;

/** Encoder, generator and a critic of pairs, with and without a cycle. */
public final class BiGan {

    /** Adversarial terms alone. */
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "bigan",
                    "encoder and generator that learn against a critic of pairs",
                    BiGanConfig.class,
                    BiGanConfig::plain,
                    BiGanModel::new);

    /** With a cycle: MEMGAN without memory. */
    public static final ModelFamily ALICE =
            new ModelFamily(
                    "alice",
                    "BiGAN with a cycle: MEMGAN without memory",
                    BiGanConfig.class,
                    BiGanConfig::cyclic,
                    BiGanModel::new);

    private BiGan() {}
}
