package engram.picturestatistics;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.parts.PartSettings;
import engram.features.parts.StatisticsSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the Gaussian over pictures.
 *
 * @param folds how many stretches of training pictures are judged by the others
 */
public record PictureStatisticsConfig(StatisticsSettings statistics, int folds)
        implements ModelConfig {

    public PictureStatisticsConfig {
        FeatureModel.requireFolds(folds);
    }

    /**
     * The same for all pictures.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static PictureStatisticsConfig forShape(SampleShape shape) {
        FeatureModel.requirePicture(shape);
        return new PictureStatisticsConfig(StatisticsSettings.standard(), FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(statistics);
    }
}
