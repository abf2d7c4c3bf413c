package engram.dsebm;

import engram.model.ModelFamily;

/** The deep structured energy-based model. */
public final class Dsebm {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "dsebm",
                    "deep energy model learned by denoising, scored by energy or reconstruction",
                    DsebmConfig.class,
                    DsebmConfig::forShape,
                    DsebmModel::new);

    private Dsebm() {}
}
