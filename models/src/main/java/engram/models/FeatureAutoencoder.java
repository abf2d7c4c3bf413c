package engram.models;

import engram.features.FeatureModel;
import engram.model.ModelFamily;

/**
 * Autoencoders of what a pretrained network makes of each place in a picture, with a learned memory
 * and without: what is learning a memory worth where a stored one is at hand (`patchcore`)?
 *
 * <p>Each place is a sample of its own. The networks, their schedule and their score are those for
 * rows of a table; memory has as many items as the stored one. In no paper.
 */
public final class FeatureAutoencoder {
    public static final ModelFamily WITH_MEMORY =
            new ModelFamily(
                            "memae-features",
                            "memae of each place of a picture, as a pretrained network sees it",
                            MemAeFeaturesConfig.class,
                            MemAeFeaturesConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    public static final ModelFamily WITHOUT_MEMORY =
            new ModelFamily(
                            "ae-features",
                            "the same without memory",
                            AeFeaturesConfig.class,
                            AeFeaturesConfig::forShape,
                            (config, shape, seed) ->
                                    new FeatureModel(config.parts(), config.folds(), shape))
                    .seeing(FeatureModel::seen);

    /** Patches that are learned from: more would only take longer to look at. */
    static final int CANDIDATES = 20_000;

    private FeatureAutoencoder() {}
}
