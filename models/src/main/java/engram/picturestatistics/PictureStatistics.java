package engram.picturestatistics;

import engram.features.FeatureModel;
import engram.model.ModelFamily;

/** A Gaussian over whole pictures' statistics, as a pretrained network sees them. */
public final class PictureStatistics {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "picture-statistics",
                            "a Gaussian over whole pictures' statistics, as a pretrained network sees them",
                            PictureStatisticsConfig.class,
                            PictureStatisticsConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    private PictureStatistics() {}
}
