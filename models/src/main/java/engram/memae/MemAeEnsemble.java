package engram.memae;

import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.training.TrainingConfig;

/** Three MemAEs with the defaults of {@link MemAeConfig#forShape}. */
public final class MemAeEnsemble {
    private static final int MEMBERS = 3;

    public static final ModelFamily MODEL =
            new ModelFamily(
                    "memae-ensemble",
                    "several MemAEs, each with a memory of its own, judging together",
                    Config.class,
                    shape -> new Config(MEMBERS, MemAeConfig.forShape(shape)),
                    MemAeEnsembleModel::new);

    /**
     * Settings of several MemAEs.
     *
     * @param members how many
     * @param member settings of each
     */
    public record Config(int members, MemAeConfig member) implements ModelConfig {
        @Override
        public TrainingConfig training() {
            return member.training();
        }
    }

    private MemAeEnsemble() {}
}
