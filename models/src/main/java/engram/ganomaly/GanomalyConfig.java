package engram.ganomaly;

import engram.adversarial.CodeSize;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.training.TrainingConfig;

/**
 * Settings of GANomaly.
 *
 * @param latent values of a code
 * @param values where the samples' values lie
 * @param adversarial weight of the difference between the critic's features
 * @param context weight of the reconstruction's mean absolute error
 * @param code weight of the difference between the two codes
 */
public record GanomalyConfig(
        int latent, Values values, double adversarial, double context, double code)
        implements ModelConfig {
    private static final double LEARNING_RATE = 2e-4;
    private static final int LATENT_OF_PICTURES = 100;

    public GanomalyConfig {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be at least 1, not " + latent);
        }
        if (!(adversarial >= 0 && context >= 0 && code >= 0)) {
            throw new IllegalArgumentException("adversarial, context and code must be 0 or more");
        }
    }

    /** At a fifth of the usual rate, which falls: players that step too far lose one another. */
    @Override
    public TrainingConfig training() {
        return TrainingConfig.FALLING.from(LEARNING_RATE);
    }

    /** The paper's weights; codes of 100 values for pictures, half the columns for rows. */
    public static GanomalyConfig forShape(SampleShape shape) {
        int latent = CodeSize.of(shape, LATENT_OF_PICTURES);
        return new GanomalyConfig(latent, Values.of(shape), 1, 50, 1);
    }
}
