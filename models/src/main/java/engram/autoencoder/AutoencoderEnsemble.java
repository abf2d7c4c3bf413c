package engram.autoencoder;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Ensemble;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** Three plain autoencoders: what an ensemble is worth without memory. */
public final class AutoencoderEnsemble implements ModelFamily {
    private static final int MEMBERS = 3;

    /**
     * Settings of several autoencoders.
     *
     * @param members how many
     * @param member settings of each
     */
    public record Config(int members, AutoencoderConfig member) implements ModelConfig {}

    private static final class Model extends Ensemble<AutoencoderModel> {
        Model(Config config, SampleShape shape, long seed) {
            super(config.members, seed, own -> new AutoencoderModel(config.member, shape, own));
        }
    }

    @Override
    public String name() {
        return "ae-ensemble";
    }

    @Override
    public String description() {
        return "several plain autoencoders judging together";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return Config.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return new Config(MEMBERS, AutoencoderConfig.plain());
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new Model((Config) config, shape, seed);
    }
}
