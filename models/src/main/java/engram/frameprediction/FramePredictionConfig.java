package engram.frameprediction;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.score.ReconstructionScore;
import engram.training.TrainingConfig;

/**
 * Settings of frame prediction.
 *
 * @param channels of the U-Net's first level, 64 in the paper; each of the three below has twice as
 *     many
 * @param previous frames to predict from, the last before the predicted one; fewer where a clip has
 *     fewer
 * @param intensity weight of the squared error
 * @param gradient weight of the difference of gradients
 * @param flow weight of the difference of movements since the frame before
 * @param adversarial weight of the critic's judgement
 * @param score how a clip and its last frame as predicted become one number
 */
public record FramePredictionConfig(
        int channels,
        int previous,
        double intensity,
        double gradient,
        double flow,
        double adversarial,
        ReconstructionScore score)
        implements ModelConfig {
    /** Each level but the last halves the picture. */
    private static final int SIDES = 8;

    private static final int SMALLEST_SIDE = 16;

    public FramePredictionConfig {
        if (channels < 1 || previous < 1) {
            throw new IllegalArgumentException("channels and previous must be at least 1");
        }
        if (!(intensity >= 0 && gradient >= 0 && flow >= 0 && adversarial >= 0)) {
            throw new IllegalArgumentException(
                    "intensity, gradient, flow and adversarial must be 0 or more");
        }
    }

    /**
     * The paper's weights, half of its channels.
     *
     * @throws IllegalArgumentException if samples are no clips, or of sides that cannot be halved
     */
    public static FramePredictionConfig forShape(SampleShape shape) {
        clip(shape);
        return new FramePredictionConfig(32, 4, 1, 1, 2, 0.05, ReconstructionScore.SQUARED_ERROR);
    }

    static SampleShape.Clip clip(SampleShape shape) {
        if (shape instanceof SampleShape.Clip clip
                && clip.frames() > 1
                && Math.min(clip.height(), clip.width()) >= SMALLEST_SIDE
                && clip.height() % SIDES == 0
                && clip.width() % SIDES == 0) {
            return clip;
        }
        throw new IllegalArgumentException(
                "frame-prediction learns from clips of two frames or more, whose sides are"
                        + " multiples of "
                        + SIDES
                        + " from "
                        + SMALLEST_SIDE
                        + " on, not from "
                        + shape);
    }

    /** The paper's rate for colour; the critic's is a tenth of it. */
    @Override
    public TrainingConfig training() {
        return new TrainingConfig(0, 0, 2e-4);
    }
}
