package engram.memae;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** Three MemAEs with the defaults of {@link MemAeConfig#forShape}. */
public final class MemAeEnsemble implements ModelFamily {
    private static final int MEMBERS = 3;

    /**
     * Settings of several MemAEs.
     *
     * @param members how many
     * @param member settings of each
     */
    public record Config(int members, MemAeConfig member) implements ModelConfig {}

    @Override
    public String name() {
        return "memae-ensemble";
    }

    @Override
    public String description() {
        return "several MemAEs, each with a memory of its own, judging together";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return Config.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return new Config(MEMBERS, MemAeConfig.forShape(shape));
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new MemAeEnsembleModel((Config) config, shape, seed);
    }
}
