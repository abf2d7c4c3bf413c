package engram.vae;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.nn.Backbone;
import engram.score.ReconstructionScore;
import java.util.Locale;

/**
 * Settings of the variational autoencoder.
 *
 * @param backbone which encoder and decoder
 * @param latent how many values the code has; 0 for as many as the encoder gives, see the package
 *     page
 * @param klWeight of the divergence against the summed squared error: twice the variance of the
 *     Gaussian likelihood that it stands for
 * @param biasBeforeNorm whether layers in front of a batch norm have a bias
 * @param score how a sample becomes one number
 */
public record VaeConfig(
        Backbone.Preset backbone, int latent, double klWeight, boolean biasBeforeNorm, Score score)
        implements ModelConfig {
    /** Twice the variance of a likelihood of standard deviation 0.1. */
    private static final double KL_WEIGHT = 0.02;

    /** How a sample becomes one number: a {@link ReconstructionScore}, or the lower bound. */
    public enum Score {
        SQUARED_ERROR,
        BLURRED_ERROR_GIVEN_INK,
        ERROR_PER_VARIATION,
        ERROR_GIVEN_VARIATION,
        STANDARDISED_ERROR,
        /** Squared error plus weighted divergence. */
        ELBO;

        /** The part that compares a sample with its reconstruction. */
        ReconstructionScore reconstruction() {
            return this == ELBO
                    ? ReconstructionScore.SQUARED_ERROR
                    : ReconstructionScore.valueOf(name());
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public VaeConfig {
        if (latent < 0) {
            throw new IllegalArgumentException("latent must be 0 or more, not " + latent);
        }
        if (!(klWeight >= 0 && Double.isFinite(klWeight))) {
            throw new IllegalArgumentException("klWeight must be 0 or more, not " + klWeight);
        }
    }

    /** The same for samples of any shape but for the score. */
    public static VaeConfig forShape(SampleShape shape) {
        Score score = Score.valueOf(ReconstructionScore.standard(shape).name());
        return new VaeConfig(Backbone.Preset.AUTO, 0, KL_WEIGHT, false, score);
    }
}
