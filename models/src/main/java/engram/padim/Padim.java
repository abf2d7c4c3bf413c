package engram.padim;

import engram.features.FeatureModel;
import engram.model.ModelFamily;

/** A Gaussian at each position of a picture, as a pretrained network sees it. */
public final class Padim {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "padim",
                            "a Gaussian at each position of a picture, as a pretrained network sees it",
                            PadimConfig.class,
                            PadimConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    private Padim() {}
}
