package engram.dsebm;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.score.ReconstructionScore;
import java.util.Locale;

/**
 * Settings of DSEBM.
 *
 * @param noise standard deviation of the noise that training removes, on the scale of the encoded
 *     values
 * @param score how a sample becomes one number
 */
public record DsebmConfig(double noise, Score score) implements ModelConfig {
    private static final double NOISE_OF_ROWS = 1;
    private static final double NOISE_OF_PICTURES = 0.5;

    /** How a sample becomes one number: the energy, or a {@link ReconstructionScore}. */
    public enum Score {
        /** E(x); may be negative. */
        ENERGY,
        SQUARED_ERROR,
        BLURRED_ERROR_GIVEN_INK,
        ERROR_PER_VARIATION,
        ERROR_GIVEN_VARIATION,
        STANDARDISED_ERROR;

        /** The part that compares a sample with its reconstruction. */
        ReconstructionScore reconstruction() {
            return this == ENERGY
                    ? ReconstructionScore.SQUARED_ERROR
                    : ReconstructionScore.valueOf(name());
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DsebmConfig {
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise must be 0 or more, not " + noise);
        }
    }

    /**
     * Energy for rows, what denoising leaves as it was for pictures.
     *
     * @throws IllegalArgumentException for other shapes and for tiny pictures
     */
    public static DsebmConfig forShape(SampleShape shape) {
        EnergyNetwork.requireFit(shape);
        return shape instanceof SampleShape.Row
                ? new DsebmConfig(NOISE_OF_ROWS, Score.ENERGY)
                : new DsebmConfig(NOISE_OF_PICTURES, Score.ERROR_GIVEN_VARIATION);
    }
}
