package engram.autoencoder;

import engram.data.SampleShape;
import engram.model.Ensemble;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.training.TrainingConfig;

/** Three plain autoencoders: what an ensemble is worth without memory. */
public final class AutoencoderEnsemble {
    private static final int MEMBERS = 3;

    public static final ModelFamily MODEL =
            new ModelFamily(
                    "ae-ensemble",
                    "several plain autoencoders judging together",
                    Config.class,
                    shape -> new Config(MEMBERS, AutoencoderConfig.forShape(shape)),
                    Model::new);

    /**
     * Settings of several autoencoders.
     *
     * @param members how many
     * @param member settings of each
     */
    public record Config(int members, AutoencoderConfig member) implements ModelConfig {
        @Override
        public TrainingConfig training() {
            return member.training();
        }
    }

    private static final class Model extends Ensemble<AutoencoderModel> {
        Model(Config config, SampleShape shape, long seed) {
            super(config.members, seed, own -> new AutoencoderModel(config.member, shape, own));
        }
    }

    private AutoencoderEnsemble() {}
}
