package engram.vae;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The variational autoencoder. */
public final class VariationalAutoencoder implements ModelFamily {

    @Override
    public String name() {
        return "vae";
    }

    @Override
    public String description() {
        return "variational autoencoder: MemAE's encoder and decoder with a Gaussian code";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return VaeConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return VaeConfig.standard();
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new VaeModel((VaeConfig) config, shape, seed);
    }
}
