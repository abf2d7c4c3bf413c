package engram.autoencoder;

import engram.model.ModelConfig;
import engram.model.ReconstructionScore;
import engram.nn.Backbone;

/**
 * Settings of the plain autoencoder.
 *
 * @param backbone which encoder and decoder
 * @param codeWeight of the code's mean absolute value in the loss; 0 for the plain autoencoder
 * @param biasBeforeNorm whether layers in front of a batch norm have a bias
 * @param score how a sample and its reconstruction become one number
 */
public record AutoencoderConfig(
        Backbone.Preset backbone,
        double codeWeight,
        boolean biasBeforeNorm,
        ReconstructionScore score)
        implements ModelConfig {
    private static final double L1_WEIGHT = 1e-3;

    public AutoencoderConfig {
        if (!(codeWeight >= 0)) {
            throw new IllegalArgumentException("codeWeight must be 0 or more, not " + codeWeight);
        }
    }

    /** The plain autoencoder. */
    public static AutoencoderConfig plain() {
        return new AutoencoderConfig(
                Backbone.Preset.AUTO, 0, false, ReconstructionScore.SQUARED_ERROR);
    }

    /** With the L1 penalty on the code. */
    public static AutoencoderConfig sparseCode() {
        return new AutoencoderConfig(
                Backbone.Preset.AUTO, L1_WEIGHT, false, ReconstructionScore.SQUARED_ERROR);
    }
}
