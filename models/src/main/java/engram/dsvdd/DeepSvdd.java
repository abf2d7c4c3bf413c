package engram.dsvdd;

import engram.model.ModelFamily;

/** Deep SVDD, with a hard and with a soft boundary. */
public final class DeepSvdd {

    /** The one-class objective. */
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "dsvdd",
                    "deep SVDD: how far a network maps a sample from where it maps normal ones",
                    DeepSvddConfig.class,
                    DeepSvddConfig::hard,
                    DeepSvddModel::new);

    /** The soft boundary. */
    public static final ModelFamily SOFT =
            new ModelFamily(
                    "dsvdd-soft",
                    "deep SVDD with a soft boundary, outside which a share of the samples may lie",
                    DeepSvddConfig.class,
                    DeepSvddConfig::soft,
                    DeepSvddModel::new);

    private DeepSvdd() {}
}
