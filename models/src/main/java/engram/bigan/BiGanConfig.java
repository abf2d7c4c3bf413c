package engram.bigan;

import engram.adversarial.CodeSize;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.score.ReconstructionScore;
import engram.training.TrainingConfig;

/**
 * Settings of BiGAN and ALICE.
 *
 * @param latent values of a code
 * @param values where the samples' values lie
 * @param cycle weight of the reconstruction's length in the objectives of encoder and generator
 * @param targetNoise deviation of the noise on the critic's targets 1 and 0
 * @param imageNoise deviation of the noise on what the critic sees in the first epoch; it falls to
 *     0
 * @param score how a sample becomes one number
 */
public record BiGanConfig(
        int latent, Values values, double cycle, double targetNoise, double imageNoise, Score score)
        implements ModelConfig {
    /** How a sample becomes one number. */
    public enum Score {
        /** |x - x^|, the methods' own. */
        RECONSTRUCTION,
        /** How little the critic takes the pair for a sample and its code: its negative logit. */
        CRITIC,
        /** {@link ReconstructionScore#ERROR_GIVEN_VARIATION}, for pictures. */
        ERROR_GIVEN_VARIATION,
        /** {@link ReconstructionScore#MAHALANOBIS_ERROR}, for rows. */
        MAHALANOBIS_ERROR,
        /** {@link ReconstructionScore#BALANCED_ERROR}, for rows of many columns. */
        BALANCED_ERROR;

        /** As other models score such samples. */
        private static Score standard(SampleShape shape) {
            return valueOf(ReconstructionScore.forDetection(shape).name());
        }

        /** The part that compares a sample with its reconstruction. */
        ReconstructionScore reconstruction() {
            return switch (this) {
                case ERROR_GIVEN_VARIATION, MAHALANOBIS_ERROR, BALANCED_ERROR ->
                        ReconstructionScore.valueOf(name());
                default -> ReconstructionScore.SQUARED_ERROR;
            };
        }
    }

    public BiGanConfig {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be at least 1, not " + latent);
        }
        if (!(cycle >= 0 && targetNoise >= 0 && imageNoise >= 0)) {
            throw new IllegalArgumentException(
                    "cycle, targetNoise and imageNoise must be 0 or more");
        }
    }

    @Override
    public TrainingConfig training() {
        return TrainingConfig.FALLING;
    }

    /** BiGAN. */
    public static BiGanConfig plain(SampleShape shape) {
        return new BiGanConfig(
                CodeSize.of(shape), Values.of(shape), 0, 0.1, 0.1, Score.standard(shape));
    }

    /** ALICE. */
    public static BiGanConfig cyclic(SampleShape shape) {
        return new BiGanConfig(
                CodeSize.of(shape), Values.of(shape), 1, 0.1, 0.1, Score.standard(shape));
    }
}
