package engram.dagmm;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The deep autoencoding Gaussian mixture model. */
public final class Dagmm implements ModelFamily {

    @Override
    public String name() {
        return "dagmm";
    }

    @Override
    public String description() {
        return "DAGMM: how unlikely code and reconstruction error are under a learned mixture";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return DagmmConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return DagmmConfig.forShape(shape);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new DagmmModel((DagmmConfig) config, shape, seed);
    }
}
