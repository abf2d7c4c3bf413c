package engram.featurememory;

import engram.features.FeatureModel;
import engram.model.ModelFamily;

/**
 * Pretrained features three ways: a memory of patches, each position, and the picture as a whole;
 * and coarse colours beside them.
 */
public final class FeatureMemory {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "feature-memory",
                            "pretrained features three ways (a memory of patches, each position, the picture as a whole), and coarse colours",
                            FeatureMemoryConfig.class,
                            FeatureMemoryConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(shape), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    private FeatureMemory() {}
}
