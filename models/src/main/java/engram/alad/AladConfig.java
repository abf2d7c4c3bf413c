package engram.alad;

import engram.adversarial.CodeSize;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.training.TrainingConfig;

/**
 * Settings of ALAD.
 *
 * @param latent values of a code
 * @param values where the samples' values lie
 */
public record AladConfig(int latent, Values values) implements ModelConfig {
    private static final double LEARNING_RATE = 2e-4;
    private static final int LATENT_OF_PICTURES = 100;

    public AladConfig {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be at least 1, not " + latent);
        }
    }

    /** At the reference code's rate, which falls here. */
    @Override
    public TrainingConfig training() {
        return TrainingConfig.FALLING.from(LEARNING_RATE);
    }

    /** Codes of 100 values for pictures, half the columns for rows. */
    public static AladConfig forShape(SampleShape shape) {
        int latent = CodeSize.of(shape, LATENT_OF_PICTURES);
        return new AladConfig(latent, Values.of(shape));
    }
}
