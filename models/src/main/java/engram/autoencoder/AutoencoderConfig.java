package engram.autoencoder;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.model.ReconstructionScore;
import engram.nn.Backbone;
import engram.training.TrainingConfig;

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

    /** The plain autoencoder; for rows the network, score and steps that MemAE has there. */
    public static AutoencoderConfig forShape(SampleShape shape) {
        return shape instanceof SampleShape.Row
                ? new AutoencoderConfig(
                        Backbone.Preset.ROWS, 0, false, ReconstructionScore.BALANCED_ERROR)
                : plain();
    }

    /** The steps measured for rows where the backbone is that of rows. */
    @Override
    public TrainingConfig training() {
        return backbone == Backbone.Preset.ROWS ? TrainingConfig.BRIEF : TrainingConfig.AUTOMATIC;
    }

    /** The plain autoencoder as on pictures. */
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
