package engram.fanogan;

import engram.adversarial.CodeSize;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ModelConfig;

/**
 * Settings of f-AnoGAN.
 *
 * @param latent values of a code
 * @param values where the samples' values lie
 * @param featureWeight kappa: what the difference of features counts beside that of values
 * @param criticSteps how many steps the critic takes for one of the generator
 * @param clip c: the largest size of the critic's weights
 */
public record FAnoGanConfig(
        int latent, Values values, double featureWeight, int criticSteps, double clip)
        implements ModelConfig {
    private static final int LATENT_OF_PICTURES = 128;

    public FAnoGanConfig {
        if (latent < 1 || criticSteps < 1) {
            throw new IllegalArgumentException(
                    "latent and criticSteps must be at least 1, not %d and %d"
                            .formatted(latent, criticSteps));
        }
        if (!(featureWeight >= 0 && clip > 0)) {
            throw new IllegalArgumentException(
                    "featureWeight must be 0 or more and clip above 0, not %s and %s"
                            .formatted(featureWeight, clip));
        }
    }

    /** Codes of 128 values for pictures, half the columns for rows. */
    public static FAnoGanConfig forShape(SampleShape shape) {
        int latent = CodeSize.of(shape, LATENT_OF_PICTURES);
        return new FAnoGanConfig(latent, Values.of(shape), 1, 5, 0.01);
    }
}
