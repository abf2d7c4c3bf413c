package engram.memgan;

import engram.model.ModelFamily;

/** MEMGAN with the defaults of {@link MemGanConfig#forShape}. */
public final class MemGan {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "memgan",
                    "generative adversarial network that encodes and generates through a memory",
                    MemGanConfig.class,
                    MemGanConfig::forShape,
                    MemGanModel::new);

    private MemGan() {}
}
