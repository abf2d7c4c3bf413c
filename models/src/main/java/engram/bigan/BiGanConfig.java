package engram.bigan;

import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ModelConfig;

/**
 * Settings of BiGAN and ALICE.
 *
 * @param latent values of a code
 * @param values where the samples' values lie
 * @param cycle weight of the reconstruction's length in the objectives of encoder and generator
 * @param targetNoise deviation of the noise on the critic's targets 1 and 0
 * @param imageNoise deviation of the noise on what the critic sees in the first epoch; it falls to
 *     0
 */
public record BiGanConfig(
        int latent, Values values, double cycle, double targetNoise, double imageNoise)
        implements ModelConfig {
    private static final int LATENT_OF_GREY = 64;
    private static final int LATENT_OF_COLOUR = 256;
    private static final int SMALLEST_LATENT = 2;
    private static final int LARGEST_LATENT_OF_ROWS = 32;

    public BiGanConfig {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be at least 1, not " + latent);
        }
        if (!(cycle >= 0 && targetNoise >= 0 && imageNoise >= 0)) {
            throw new IllegalArgumentException(
                    "cycle, targetNoise and imageNoise must be 0 or more");
        }
    }

    /** BiGAN. */
    public static BiGanConfig plain(SampleShape shape) {
        return new BiGanConfig(latent(shape), Values.of(shape), 0, 0.1, 0.1);
    }

    /** ALICE. */
    public static BiGanConfig cyclic(SampleShape shape) {
        return new BiGanConfig(latent(shape), Values.of(shape), 1, 0.1, 0.1);
    }

    private static int latent(SampleShape shape) {
        if (shape instanceof SampleShape.Row row) {
            return Math.min(LARGEST_LATENT_OF_ROWS, Math.max(SMALLEST_LATENT, row.columns() / 2));
        }
        boolean grey = shape instanceof SampleShape.Image image && image.channels() == 1;
        return grey ? LATENT_OF_GREY : LATENT_OF_COLOUR;
    }
}
