package engram.spacetime;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.nn.Backbone;
import engram.score.ReconstructionScore;
import engram.training.TrainingConfig;

/**
 * Settings of the autoencoder that gives back and predicts.
 *
 * @param backbone which encoder and decoders, one of clips
 * @param predictionWeight of the prediction's error in the loss
 * @param score how a clip and what was made of it become one number
 */
public record SpaceTimeConfig(
        Backbone.Preset backbone, double predictionWeight, ReconstructionScore score)
        implements ModelConfig {
    private static final int FEWEST_FRAMES = 4;

    public SpaceTimeConfig {
        if (!(predictionWeight >= 0)) {
            throw new IllegalArgumentException(
                    "predictionWeight must be 0 or more, not " + predictionWeight);
        }
    }

    /**
     * Both halves count alike.
     *
     * @throws IllegalArgumentException if samples are no clips of an even number of frames
     */
    public static SpaceTimeConfig forShape(SampleShape shape) {
        Backbone.of(Backbone.Preset.VIDEO_LIGHT, half(shape));
        return new SpaceTimeConfig(Backbone.Preset.VIDEO_LIGHT, 1, ReconstructionScore.PIXEL_ERROR);
    }

    /** The shape of one half. */
    static SampleShape.Clip half(SampleShape shape) {
        if (shape instanceof SampleShape.Clip clip
                && clip.frames() >= FEWEST_FRAMES
                && clip.frames() % 2 == 0) {
            return new SampleShape.Clip(
                    clip.channels(), clip.frames() / 2, clip.height(), clip.width());
        }
        throw new IllegalArgumentException(
                "ae-conv3d learns from clips of an even number of frames, at least "
                        + FEWEST_FRAMES
                        + ", not from "
                        + shape);
    }

    @Override
    public TrainingConfig training() {
        return TrainingConfig.FALLING;
    }
}
