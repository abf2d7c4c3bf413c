package engram.autoencoder;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.nn.Backbone;
import engram.score.ReconstructionScore;
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

    /** The plain autoencoder; for rows and clips what MemAE has there. */
    public static AutoencoderConfig forShape(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return ofClips(0);
        }
        return shape instanceof SampleShape.Row
                ? ofRows(ReconstructionScore.forDetection(shape))
                : plain(shape);
    }

    private static AutoencoderConfig ofRows(ReconstructionScore score) {
        Backbone.Preset backbone =
                score == ReconstructionScore.MAHALANOBIS_ERROR
                        ? Backbone.Preset.ROWS_AND_LOGS
                        : Backbone.Preset.ROWS;
        return new AutoencoderConfig(backbone, 0, false, score);
    }

    private static AutoencoderConfig ofClips(double codeWeight) {
        return new AutoencoderConfig(
                Backbone.Preset.VIDEO_LIGHT, codeWeight, false, ReconstructionScore.PIXEL_ERROR);
    }

    /** As MemAE's: by the backbone. */
    @Override
    public TrainingConfig training() {
        if (backbone.isOfClips()) {
            return TrainingConfig.FALLING;
        }
        return backbone.isOfRows() ? TrainingConfig.BRIEF : TrainingConfig.AUTOMATIC;
    }

    /** The plain autoencoder as on pictures. */
    public static AutoencoderConfig plain(SampleShape shape) {
        return new AutoencoderConfig(
                Backbone.Preset.AUTO, 0, false, ReconstructionScore.standard(shape));
    }

    /** With the L1 penalty on the code. */
    public static AutoencoderConfig sparseCode(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return ofClips(L1_WEIGHT);
        }
        return new AutoencoderConfig(
                Backbone.Preset.AUTO, L1_WEIGHT, false, ReconstructionScore.standard(shape));
    }
}
