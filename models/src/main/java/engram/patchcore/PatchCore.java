package engram.patchcore;

import engram.features.FeatureModel;
import engram.model.ModelFamily;

/** A stored memory of patches, as a pretrained network sees them. */
public final class PatchCore {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "patchcore",
                            "a stored memory of patches, as a pretrained network sees them",
                            PatchCoreConfig.class,
                            PatchCoreConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    private PatchCore() {}
}
