package engram.nn;

import static engram.nn.Layer.Function.LEAKY_RELU;

import engram.data.SampleShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder and decoder of clips: kernels of 3x3x3, batch norm and leaky ReLU behind every layer
 * but the last, which is linear (MemAE specification, 2.1).
 */
final class ClipBackbone {
    private static final int SMALLEST_SIDE = 16;
    private static final int FEWEST_FRAMES = 2;

    private ClipBackbone() {}

    /**
     * @throws IllegalArgumentException if the clips are too small
     */
    static Backbone of(Backbone.Preset preset, SampleShape.Clip clip) {
        int shorter = Math.min(clip.height(), clip.width());
        if (shorter < SMALLEST_SIDE || clip.frames() < FEWEST_FRAMES) {
            throw new IllegalArgumentException(
                    "clips must be at least "
                            + FEWEST_FRAMES
                            + " frames of "
                            + SMALLEST_SIDE
                            + "x"
                            + SMALLEST_SIDE
                            + " pixels, not "
                            + clip);
        }
        boolean keepsFrames = preset != Backbone.Preset.VIDEO_PAPER;
        return halving(channels(preset), keepsFrames, clip);
    }

    private static int[] channels(Backbone.Preset preset) {
        return switch (preset) {
            case VIDEO_LIGHT -> new int[] {32, 48, 96, 96};
            case VIDEO_LIGHTEST -> new int[] {24, 32, 64, 64};
            default -> new int[] {96, 128, 256, 256};
        };
    }

    private static Backbone halving(int[] channels, boolean keepsFrames, SampleShape.Clip clip) {
        List<Layer> encoder = new ArrayList<>();
        List<Layer> decoder = new ArrayList<>();
        int[] shape = clip.dimensions();
        for (int above : channels) {
            Extent stride = new Extent(encoder.isEmpty() && keepsFrames ? 1 : 2, 2, 2);
            Layer down = new Layer.ClipConvolution(above, 3, stride, 1);
            decoder.add(0, up(stride, shape));
            encoder.add(down);
            shape = down.output(shape);
        }
        List<Layer> up = normalised(decoder);
        return new Backbone(
                new Stack(normalised(encoder), false),
                new Stack(up.subList(0, up.size() - 2), false));
    }

    /** Back to a shape that a convolution of this stride came from. */
    private static Layer up(Extent stride, int... to) {
        return new Layer.ClipTransposedConvolution(
                to[0],
                3,
                stride,
                1,
                new Extent(
                        extra(to[1], stride.frames()),
                        extra(to[2], stride.height()),
                        extra(to[3], stride.width())));
    }

    private static int extra(int side, int stride) {
        return stride == 1 ? 0 : 1 - side % 2;
    }

    private static List<Layer> normalised(List<Layer> layers) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(layer);
            all.add(new Layer.BatchNorm());
            all.add(new Layer.Activation(LEAKY_RELU));
        }
        return all;
    }
}
