package engram.featurememory;

import engram.features.FeatureModel;
import engram.model.ModelFamily;

/**
 * Pretrained features three ways: a memory of patches, each position, and the picture as a whole.
 */
public final class FeatureMemory {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "feature-memory",
                            "pretrained features three ways: a memory of patches, each position, and the picture as a whole",
                            FeatureMemoryConfig.class,
                            FeatureMemoryConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    private FeatureMemory() {}
}
