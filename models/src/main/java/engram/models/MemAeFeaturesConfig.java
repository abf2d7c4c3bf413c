package engram.models;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.memae.MemAe;
import engram.memae.MemAeConfig;
import engram.memory.MemoryConfig;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of MemAE on features.
 *
 * @param network that learns from patches as from rows of a table
 * @param candidates how many patches of training pictures it learns from
 * @param epochs over those patches; 0 chooses, as for rows of a table
 * @param folds how many stretches of training pictures are judged by the others
 */
public record MemAeFeaturesConfig(MemAeConfig network, int candidates, int epochs, int folds)
        implements ModelConfig {

    public MemAeFeaturesConfig {
        FeatureModel.requireFolds(folds);
    }

    /**
     * The same for all pictures.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static MemAeFeaturesConfig forShape(SampleShape shape) {
        FeatureModel.requirePicture(shape);
        MemAeConfig rows = MemAeConfig.forShape(PatchRows.SHAPE);
        MemoryConfig memory = rows.memory().withItems(PatchSettings.standard().items());
        return new MemAeFeaturesConfig(
                rows.withMemory(memory), FeatureAutoencoder.CANDIDATES, 0, FeatureModel.FOLDS);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(new RebuiltPatches.Learning(MemAe.MODEL, network, candidates, epochs));
    }
}
