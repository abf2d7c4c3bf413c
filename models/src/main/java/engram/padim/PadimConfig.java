package engram.padim;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.parts.PartSettings;
import engram.features.parts.PositionSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the Gaussians at positions.
 *
 * @param folds how many stretches of training pictures are judged by the others
 */
public record PadimConfig(PositionSettings positions, int folds) implements ModelConfig {

    public PadimConfig {
        FeatureModel.requireFolds(folds);
    }

    /**
     * The same for all pictures.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static PadimConfig forShape(SampleShape shape) {
        FeatureModel.requirePicture(shape);
        return new PadimConfig(PositionSettings.standard(), FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(positions);
    }
}
