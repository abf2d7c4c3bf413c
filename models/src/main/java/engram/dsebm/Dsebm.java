package engram.dsebm;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The deep structured energy-based model. */
public final class Dsebm implements ModelFamily {

    @Override
    public String name() {
        return "dsebm";
    }

    @Override
    public String description() {
        return "deep energy model learned by denoising, scored by energy or reconstruction";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return DsebmConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return DsebmConfig.forShape(shape);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new DsebmModel((DsebmConfig) config, shape, seed);
    }
}
