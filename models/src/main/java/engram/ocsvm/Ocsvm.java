package engram.ocsvm;

import engram.model.ModelFamily;

/** The one-class support vector machine. */
public final class Ocsvm {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "ocsvm",
                    "one-class support vector machine: a boundary drawn around the normal samples",
                    OcsvmConfig.class,
                    OcsvmConfig::forShape,
                    (config, shape, seed) -> new OcsvmModel(config, shape));

    private Ocsvm() {}
}
