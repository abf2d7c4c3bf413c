package engram.ocsvm;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The one-class support vector machine. */
public final class Ocsvm implements ModelFamily {

    @Override
    public String name() {
        return "ocsvm";
    }

    @Override
    public String description() {
        return "one-class support vector machine: a boundary drawn around the normal samples";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return OcsvmConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return OcsvmConfig.forShape(shape);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new OcsvmModel((OcsvmConfig) config, shape);
    }
}
