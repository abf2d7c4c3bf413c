package engram.featurememory;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.features.parts.PositionSettings;
import engram.features.parts.StatisticsSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the three parts together.
 *
 * @param folds how many stretches of training pictures are judged by the others
 */
public record FeatureMemoryConfig(
        PatchSettings patches, PositionSettings positions, StatisticsSettings statistics, int folds)
        implements ModelConfig {

    public FeatureMemoryConfig {
        FeatureModel.requireFolds(folds);
    }

    /**
     * The same for all pictures.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static FeatureMemoryConfig forShape(SampleShape shape) {
        FeatureModel.requirePicture(shape);
        return new FeatureMemoryConfig(
                PatchSettings.standard(),
                PositionSettings.standard(),
                StatisticsSettings.standard(),
                FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(patches, positions, statistics);
    }
}
