package engram.patchcore;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the memory of patches.
 *
 * @param folds how many stretches of training pictures are judged by the others
 */
public record PatchCoreConfig(PatchSettings patches, int folds) implements ModelConfig {

    public PatchCoreConfig {
        FeatureModel.requireFolds(folds);
    }

    /**
     * The same for all pictures.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static PatchCoreConfig forShape(SampleShape shape) {
        FeatureModel.requirePicture(shape);
        return new PatchCoreConfig(PatchSettings.standard(), FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(patches);
    }
}
