package engram.adversarial;

import static engram.nn.Layer.Function.MILD_LEAKY_RELU;
import static engram.nn.Layer.Function.RELU;
import static engram.nn.Layer.Function.TANH;

import engram.data.SampleShape;
import engram.nn.Layer;
import engram.nn.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An encoder's trunk, the generator that goes its way back, and the trunk of a critic.
 *
 * @param trunk from a sample to features, (F)
 * @param generator from a code, (D), to a sample
 * @param critic from a sample to features, (F): the trunk with dropout
 * @param width features: F
 */
public record AdversarialBackbone(Stack trunk, Stack generator, Stack critic, int width) {
    private static final int SMALLEST_SIDE = 28;
    private static final int LARGEST_SIDE = 256;

    /** Larger pictures are halved until their shorter side is below this. */
    private static final int SMALL = 8;

    private static final int FIRST_WIDTH = 32;
    private static final int MOST_CHANNELS = 256;
    private static final double CHANNELS_DROPPED = 0.3;

    /**
     * The networks for samples of a shape.
     *
     * @param latent values of a code: D
     * @throws IllegalArgumentException if there are none for the shape
     */
    public static AdversarialBackbone of(SampleShape shape, int latent, Values values) {
        if (shape instanceof SampleShape.Row row) {
            return rows(row.columns(), values);
        }
        if (shape instanceof SampleShape.Image image) {
            return pictures(image, latent, values);
        }
        throw new IllegalArgumentException("there are no adversarial networks for " + shape);
    }

    /** The trunk, and what makes {@code outputs} values of its features: (B, outputs). */
    public Stack encoder(int outputs) {
        List<Layer> layers = new ArrayList<>(trunk.layers());
        layers.add(new Layer.Linear(outputs));
        return new Stack(layers, false);
    }

    private static AdversarialBackbone pictures(
            SampleShape.Image image, int latent, Values values) {
        int shorter = Math.min(image.height(), image.width());
        int longer = Math.max(image.height(), image.width());
        if (shorter < SMALLEST_SIDE || longer > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "pictures must be from "
                            + SMALLEST_SIDE
                            + " to "
                            + LARGEST_SIDE
                            + " pixels high and wide, not "
                            + image.height()
                            + "x"
                            + image.width()
                            + "; train --size WxH resizes them");
        }
        if (shorter == 28 && longer == 28) {
            return digits(image.channels(), latent, values);
        }
        if (shorter == 32 && longer == 32) {
            return small(image.channels(), latent, values);
        }
        return halved(image, values);
    }

    private static AdversarialBackbone digits(int channels, int latent, Values values) {
        List<Layer> down =
                List.of(
                        new Layer.Convolution(32, 4, 2, 1),
                        new Layer.Convolution(64, 4, 2, 1),
                        new Layer.Convolution(128, 3, 2, 1),
                        new Layer.Convolution(256, 4, 1, 0));
        List<Layer> up =
                List.of(
                        new Layer.TransposedConvolution(256, 1, 1, 0, 0),
                        new Layer.TransposedConvolution(128, 4, 1, 0, 0),
                        new Layer.TransposedConvolution(64, 3, 2, 1, 0),
                        new Layer.TransposedConvolution(32, 4, 2, 1, 0),
                        new Layer.TransposedConvolution(channels, 4, 2, 1, 0));
        return new AdversarialBackbone(
                trunk(down),
                generator(new Layer.Unflatten(latent, 1, 1), up, values),
                critic(down, false),
                256);
    }

    private static AdversarialBackbone small(int channels, int latent, Values values) {
        List<Layer> down =
                List.of(
                        new Layer.Convolution(32, 5, 1, 0),
                        new Layer.Convolution(64, 4, 2, 0),
                        new Layer.Convolution(128, 4, 1, 0),
                        new Layer.Convolution(256, 4, 2, 0),
                        new Layer.Convolution(512, 4, 1, 0),
                        new Layer.Convolution(512, 1, 1, 0));
        List<Layer> up =
                List.of(
                        new Layer.TransposedConvolution(512, 1, 1, 0, 0),
                        new Layer.TransposedConvolution(256, 4, 1, 0, 0),
                        new Layer.TransposedConvolution(128, 4, 2, 0, 0),
                        new Layer.TransposedConvolution(64, 4, 1, 0, 0),
                        new Layer.TransposedConvolution(32, 4, 2, 0, 0),
                        new Layer.TransposedConvolution(channels, 5, 1, 0, 0));
        return new AdversarialBackbone(
                trunk(down),
                generator(new Layer.Unflatten(latent, 1, 1), up, values),
                critic(down, true),
                512);
    }

    /** Any sides: each step halves, rounding down, and its way back knows what was rounded off. */
    private static AdversarialBackbone halved(SampleShape.Image image, Values values) {
        List<Layer> down = new ArrayList<>();
        List<Layer> up = new ArrayList<>();
        int height = image.height();
        int width = image.width();
        int below = image.channels();
        int channels = FIRST_WIDTH;
        while (Math.min(height, width) >= SMALL) {
            down.add(new Layer.Convolution(channels, 4, 2, 1));
            up.add(0, new Layer.TransposedConvolution(below, 4, 2, 1, height % 2, width % 2));
            height /= 2;
            width /= 2;
            below = channels;
            channels = Math.min(MOST_CHANNELS, 2 * channels);
        }
        Layer dense = new Layer.Linear(MOST_CHANNELS);
        List<Layer> back =
                new ArrayList<>(
                        List.of(
                                new Layer.Linear(MOST_CHANNELS),
                                new Layer.BatchNorm(),
                                new Layer.Activation(RELU),
                                new Layer.Linear(below * height * width),
                                new Layer.BatchNorm(),
                                new Layer.Activation(RELU),
                                new Layer.Unflatten(below, height, width)));
        back.addAll(normalisedButLast(up, RELU));
        List<Layer> there = new ArrayList<>(normalised(down, MILD_LEAKY_RELU));
        there.addAll(
                List.of(
                        new Layer.Flatten(),
                        dense,
                        new Layer.BatchNorm(),
                        new Layer.Activation(MILD_LEAKY_RELU)));
        List<Layer> judging = new ArrayList<>(critic(down, false).layers());
        judging.addAll(List.of(dense, new Layer.Activation(MILD_LEAKY_RELU)));
        return new AdversarialBackbone(
                new Stack(there, false),
                new Stack(bounded(back, values), false),
                new Stack(judging, false),
                MOST_CHANNELS);
    }

    private static AdversarialBackbone rows(int columns, Values values) {
        List<Layer> down = List.of(new Layer.Linear(128), new Layer.Linear(64));
        List<Layer> up =
                List.of(new Layer.Linear(64), new Layer.Linear(128), new Layer.Linear(columns));
        return new AdversarialBackbone(
                new Stack(normalised(down, MILD_LEAKY_RELU), false),
                new Stack(bounded(normalisedButLast(up, RELU), values), false),
                new Stack(dropped(down, false), false),
                64);
    }

    private static Stack trunk(List<Layer> layers) {
        List<Layer> all = new ArrayList<>(normalised(layers, MILD_LEAKY_RELU));
        all.add(new Layer.Flatten());
        return new Stack(all, false);
    }

    private static Stack generator(Layer first, List<Layer> layers, Values values) {
        List<Layer> all = new ArrayList<>(List.of(first));
        all.addAll(normalisedButLast(layers, RELU));
        return new Stack(bounded(all, values), false);
    }

    private static Stack critic(List<Layer> layers, boolean normFirst) {
        List<Layer> all = new ArrayList<>(dropped(layers, normFirst));
        all.add(new Layer.Flatten());
        return new Stack(all, false);
    }

    private static List<Layer> bounded(List<Layer> layers, Values values) {
        List<Layer> all = new ArrayList<>(layers);
        if (values.bounded()) {
            all.add(new Layer.Activation(TANH));
        }
        return all;
    }

    private static List<Layer> normalised(List<Layer> layers, Layer.Function function) {
        return layers.stream()
                .flatMap(
                        layer ->
                                Stream.of(
                                        layer,
                                        new Layer.BatchNorm(),
                                        new Layer.Activation(function)))
                .toList();
    }

    private static List<Layer> normalisedButLast(List<Layer> layers, Layer.Function function) {
        List<Layer> all = normalised(layers, function);
        return all.subList(0, all.size() - 2);
    }

    private static List<Layer> dropped(List<Layer> layers, boolean normFirst) {
        List<Layer> all = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            all.add(layers.get(i));
            if (i > 0 || normFirst) {
                all.add(new Layer.BatchNorm());
            }
            all.addAll(
                    Arrays.asList(
                            new Layer.Activation(MILD_LEAKY_RELU),
                            new Layer.Dropout(CHANNELS_DROPPED)));
        }
        return all;
    }
}
