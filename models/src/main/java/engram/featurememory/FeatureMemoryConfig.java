package engram.featurememory;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.extraction.View;
import engram.features.parts.ColourSettings;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.features.parts.PositionSettings;
import engram.features.parts.StatisticsSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the four parts together.
 *
 * @param colours not looked at in small pictures; detectors of before there was this part do
 *     without
 * @param folds how many stretches of training pictures are judged by the others
 */
public record FeatureMemoryConfig(
        PatchSettings patches,
        PositionSettings positions,
        StatisticsSettings statistics,
        ColourSettings colours,
        int folds)
        implements ModelConfig {

    public FeatureMemoryConfig {
        FeatureModel.requireFolds(folds);
        colours = colours == null ? ColourSettings.standard() : colours;
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
                ColourSettings.standard(),
                FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    /**
     * Small pictures show one thing that fills them, and what is the matter with it is not its
     * coarse colours.
     */
    List<PartSettings> parts(SampleShape shape) {
        return View.isSmall(shape)
                ? List.of(patches, positions, statistics)
                : List.of(patches, positions, statistics, colours);
    }
}
