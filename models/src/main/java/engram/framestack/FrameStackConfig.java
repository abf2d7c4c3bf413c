package engram.framestack;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.score.ReconstructionScore;
import engram.training.TrainingConfig;

/**
 * Settings of the autoencoder of stacked frames.
 *
 * @param channels of the first layer, 512 in the paper; the second has half, the third a quarter
 * @param score how a clip and its reconstruction become one number
 */
public record FrameStackConfig(int channels, ReconstructionScore score) implements ModelConfig {
    private static final int FEWEST = 4;
    private static final int SMALLEST_SIDE = 16;

    public FrameStackConfig {
        if (channels < FEWEST) {
            throw new IllegalArgumentException(
                    "channels must be at least " + FEWEST + ", not " + channels);
        }
    }

    /**
     * A quarter of the paper's width.
     *
     * @throws IllegalArgumentException if samples are no clips or too small
     */
    public static FrameStackConfig forShape(SampleShape shape) {
        clip(shape);
        return new FrameStackConfig(128, ReconstructionScore.PIXEL_ERROR);
    }

    static SampleShape.Clip clip(SampleShape shape) {
        if (shape instanceof SampleShape.Clip clip
                && Math.min(clip.height(), clip.width()) >= SMALLEST_SIDE) {
            return clip;
        }
        throw new IllegalArgumentException(
                "ae-conv2d learns from clips of at least "
                        + SMALLEST_SIDE
                        + "x"
                        + SMALLEST_SIDE
                        + " pixels, not from "
                        + shape);
    }

    @Override
    public TrainingConfig training() {
        return TrainingConfig.FALLING;
    }
}
