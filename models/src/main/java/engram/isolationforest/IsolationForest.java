package engram.isolationforest;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The isolation forest. */
public final class IsolationForest implements ModelFamily {

    @Override
    public String name() {
        return "isolation-forest";
    }

    @Override
    public String description() {
        return "isolation forest: how few random splits set a sample apart";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return IsolationForestConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return IsolationForestConfig.published();
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new IsolationForestModel((IsolationForestConfig) config, shape);
    }
}
