package engram.dcn;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The deep clustering network. */
public final class DeepClustering implements ModelFamily {

    @Override
    public String name() {
        return "dcn";
    }

    @Override
    public String description() {
        return "deep clustering network: how far a sample's code is from the nearest cluster";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return DcnConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return DcnConfig.standard();
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new DcnModel((DcnConfig) config, shape, seed);
    }
}
