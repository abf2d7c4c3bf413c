package engram.knn;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** Distance to the nearest neighbours. */
public final class Knn implements ModelFamily {

    @Override
    public String name() {
        return "knn";
    }

    @Override
    public String description() {
        return "nearest neighbours: how far a sample is from the normal ones most like it";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return KnnConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return KnnConfig.forShape(shape);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new KnnModel((KnnConfig) config, shape);
    }
}
