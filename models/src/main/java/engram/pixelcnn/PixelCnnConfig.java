package engram.pixelcnn;

import engram.data.SampleShape;
import engram.model.ModelConfig;

/**
 * Settings of PixelCNN.
 *
 * @param channels features of each layer, shared among colours
 * @param layers 3x3 convolutions after the first one
 * @param levels of brightness that are told apart
 * @param unit what a layer does with its convolution
 */
public record PixelCnnConfig(int channels, int layers, int levels, Unit unit)
        implements ModelConfig {
    private static final int LARGEST_SIDE = 32;
    private static final int MOST_LEVELS = 256;

    /** What a layer does with its convolution. */
    public enum Unit {
        /** ReLU. */
        PLAIN,
        /** tanh times sigmoid of two convolutions: twice the cost. */
        GATED
    }

    public PixelCnnConfig {
        require(channels >= 1, "channels must be at least 1, not " + channels);
        require(layers >= 0, "layers must be 0 or more, not " + layers);
        require(
                levels >= 2 && levels <= MOST_LEVELS,
                "levels must be in 2 to " + MOST_LEVELS + ", not " + levels);
    }

    /**
     * Settings for pictures of this shape.
     *
     * @throws IllegalArgumentException for anything else than small pictures
     */
    public static PixelCnnConfig forShape(SampleShape shape) {
        return new PixelCnnConfig(picture(shape).channels() == 1 ? 16 : 24, 3, 8, Unit.PLAIN);
    }

    /**
     * The shape, if such samples can be learned from.
     *
     * @throws IllegalArgumentException for anything else than small pictures
     */
    static SampleShape.Image picture(SampleShape shape) {
        if (!(shape instanceof SampleShape.Image image)) {
            throw new IllegalArgumentException(
                    "pixelcnn reads pictures, not "
                            + (shape instanceof SampleShape.Row ? "rows of " + shape : shape));
        }
        require(
                Math.max(image.height(), image.width()) <= LARGEST_SIDE,
                "pixelcnn reads pictures of at most "
                        + LARGEST_SIDE
                        + " pixels each way, not "
                        + shape
                        + ": scale them down first");
        return image;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
