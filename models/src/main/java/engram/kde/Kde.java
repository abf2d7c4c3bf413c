package engram.kde;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** Kernel density estimation. */
public final class Kde implements ModelFamily {

    @Override
    public String name() {
        return "kde";
    }

    @Override
    public String description() {
        return "kernel density: how unlikely a sample is under Gaussians around the normal ones";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return KdeConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return KdeConfig.forShape(shape);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new KdeModel((KdeConfig) config, shape);
    }
}
