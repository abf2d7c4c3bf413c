package engram.dcn;

import engram.model.ModelFamily;

/** The deep clustering network. */
public final class DeepClustering {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "dcn",
                    "deep clustering network: how far a sample's code is from the nearest cluster",
                    DcnConfig.class,
                    shape -> DcnConfig.standard(),
                    DcnModel::new);

    private DeepClustering() {}
}
