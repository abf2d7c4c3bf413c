package engram.models;

import engram.autoencoder.Autoencoder;
import engram.autoencoder.AutoencoderConfig;
import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.parts.PartSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the autoencoder on features.
 *
 * @param network that learns from patches as from rows of a table
 * @param candidates how many patches of training pictures it learns from
 * @param epochs over those patches; 0 chooses, as for rows of a table
 * @param folds how many stretches of training pictures are judged by the others
 */
public record AeFeaturesConfig(AutoencoderConfig network, int candidates, int epochs, int folds)
        implements ModelConfig {

    public AeFeaturesConfig {
        FeatureModel.requireFolds(folds);
    }

    /**
     * The same for all pictures.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static AeFeaturesConfig forShape(SampleShape shape) {
        FeatureModel.requirePicture(shape);
        return new AeFeaturesConfig(
                AutoencoderConfig.forShape(PatchRows.SHAPE),
                FeatureAutoencoder.CANDIDATES,
                0,
                FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(new RebuiltPatches.Learning(Autoencoder.MODEL, network, candidates, epochs));
    }
}
