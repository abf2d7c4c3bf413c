package engram.pca;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** Principal component analysis. */
public final class Pca implements ModelFamily {

    @Override
    public String name() {
        return "pca";
    }

    @Override
    public String description() {
        return "principal components: what lies outside the directions in which normal samples vary";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return PcaConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        if (shape.size() < 2) {
            throw new IllegalArgumentException(
                    "pca reads samples of at least 2 values, not " + shape);
        }
        return new PcaConfig(0.95);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new PcaModel((PcaConfig) config, shape);
    }
}
