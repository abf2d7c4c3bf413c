package engram.alad;

import engram.model.ModelFamily;

/** ALAD. */
public final class Alad {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "alad",
                    "ALAD: encoder and generator against critics of pairs, of samples and of codes",
                    AladConfig.class,
                    AladConfig::forShape,
                    AladModel::new);

    private Alad() {}
}
