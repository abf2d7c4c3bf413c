package engram.spacetime;

import engram.model.ModelFamily;

/** The autoencoder that gives back and predicts. */
public final class SpaceTime {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "ae-conv3d",
                            "autoencoder that gives back one half of a clip and predicts the other",
                            SpaceTimeConfig.class,
                            SpaceTimeConfig::forShape,
                            SpaceTimeModel::new)
                    .watching();

    private SpaceTime() {}
}
