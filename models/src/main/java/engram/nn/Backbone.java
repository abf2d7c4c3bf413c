package engram.nn;

import static engram.nn.Layer.Function.MILD_LEAKY_RELU;
import static engram.nn.Layer.Function.RELU;
import static engram.nn.Layer.Function.TANH;

import engram.data.SampleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/** An encoder and the decoder that mirrors it. */
public record Backbone(Stack encoder, Stack decoder) {

    /** Which layers; {@link #AUTO} chooses by the shape of a sample. */
    public enum Preset {
        AUTO,
        /** Rows: 60-30-10-3 and back, tanh (MemAE, KDDCUP99). */
        DENSE,
        /**
         * Rows of any width d: twice as many features (16 to 128), then d (8 at the least), then a
         * code of half of d (2 to 32), and back; leaky ReLU, linear code.
         */
        ROWS,
        /**
         * The same for rows that are seen twice, as they are and as {@linkplain SignedLogs
         * logarithms}: 2 d values enter, and as many are given back.
         */
        ROWS_AND_LOGS,
        /** Images of any size from 28x28 on: stride-2 convolutions, batch norm, ReLU. */
        CONVOLUTIONAL,
        /** 1x28x28, code 64x4x4 (MemAE, one print of the paper). */
        MNIST_A,
        /** 1x28x28, code 8x3x3 (MemAE, the other print). */
        MNIST_B,
        /** 3x32x32, code 256x2x2 (MemAE). */
        CIFAR,
        /**
         * Clips of any size from 2 frames of 16x16 on: 96-128-256-256 channels, each layer halving
         * the frames' sides and all but the first their number (the MemAE authors' code for video).
         */
        VIDEO,
        /** The same, the first layer halving the number of frames too: the paper's letter. */
        VIDEO_PAPER,
        /** {@link #VIDEO} at about a third of its width, 32-48-96-96: a tenth of its work. */
        VIDEO_LIGHT,
        /** {@link #VIDEO} at a quarter of its width, 24-32-64-64. */
        VIDEO_LIGHTEST;

        /** Its name as settings files write it, such as "mnist-a". */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is for rows of any width. */
        public boolean isOfRows() {
            return this == ROWS || this == ROWS_AND_LOGS;
        }

        /** Whether logarithms of the values are given back beside them. */
        public boolean givesLogs() {
            return this == ROWS_AND_LOGS;
        }

        /** What is to be given back of samples (B, then their shape). */
        public Tensor target(Tensor samples) {
            return givesLogs() ? SignedLogs.beside(samples) : samples;
        }

        /** Whether it is for clips. */
        public boolean isOfClips() {
            return this == VIDEO
                    || this == VIDEO_PAPER
                    || this == VIDEO_LIGHT
                    || this == VIDEO_LIGHTEST;
        }
    }

    /**
     * The largest side of a picture whose convolutional code is small enough to be remembered
     * whole.
     */
    public static final int WHOLE_CODE_SIDE = 64;

    private static final int SMALLEST_SIDE = 28;
    private static final int FEWEST_HALVINGS = 2;

    /**
     * The layers of a preset for samples of a shape.
     *
     * @throws IllegalArgumentException if the preset does not fit the shape
     */
    public static Backbone of(Preset preset, SampleShape shape) {
        if (preset == Preset.AUTO) {
            return of(automatic(shape), shape);
        }
        if (preset == Preset.DENSE && shape instanceof SampleShape.Row row) {
            return dense(row.columns());
        }
        if (preset == Preset.ROWS && shape instanceof SampleShape.Row row) {
            return rows(row.columns());
        }
        if (preset == Preset.ROWS_AND_LOGS && shape instanceof SampleShape.Row row) {
            return seenTwice(rows(row.columns()), row.columns());
        }
        if (preset == Preset.CONVOLUTIONAL && shape instanceof SampleShape.Image image) {
            return convolutional(image);
        }
        if (preset == Preset.MNIST_A && shape.equals(MNIST)) {
            return mnistA();
        }
        if (preset == Preset.MNIST_B && shape.equals(MNIST)) {
            return mnistB();
        }
        if (preset == Preset.CIFAR && shape.equals(CIFAR)) {
            return cifar();
        }
        if (preset.isOfClips() && shape instanceof SampleShape.Clip clip) {
            return ClipBackbone.of(preset, clip);
        }
        throw new IllegalArgumentException(
                "backbone " + preset.label() + " does not fit samples of shape " + shape);
    }

    private static final SampleShape MNIST = new SampleShape.Image(1, 28, 28);
    private static final SampleShape CIFAR = new SampleShape.Image(3, 32, 32);

    private static Preset automatic(SampleShape shape) {
        if (shape.equals(MNIST)) {
            return Preset.MNIST_B;
        } else if (shape.equals(CIFAR)) {
            return Preset.CIFAR;
        } else if (shape instanceof SampleShape.Row) {
            return Preset.DENSE;
        } else if (shape instanceof SampleShape.Clip) {
            return Preset.VIDEO_LIGHT;
        }
        return Preset.CONVOLUTIONAL;
    }

    private static Backbone dense(int columns) {
        return new Backbone(
                Stack.of(
                        new Layer.Linear(60), new Layer.Activation(TANH),
                        new Layer.Linear(30), new Layer.Activation(TANH),
                        new Layer.Linear(10), new Layer.Activation(TANH),
                        new Layer.Linear(3), new Layer.Activation(TANH)),
                Stack.of(
                        new Layer.Linear(10),
                        new Layer.Activation(TANH),
                        new Layer.Linear(30),
                        new Layer.Activation(TANH),
                        new Layer.Linear(60),
                        new Layer.Activation(TANH),
                        new Layer.Linear(columns)));
    }

    private static Backbone rows(int columns) {
        int wide = Math.min(128, Math.max(16, 2 * columns));
        int middle = Math.max(8, columns);
        int code = Math.min(32, Math.max(2, columns / 2));
        return new Backbone(
                Stack.of(
                        new Layer.Linear(wide),
                        new Layer.Activation(MILD_LEAKY_RELU),
                        new Layer.Linear(middle),
                        new Layer.Activation(MILD_LEAKY_RELU),
                        new Layer.Linear(code)),
                Stack.of(
                        new Layer.Linear(middle),
                        new Layer.Activation(MILD_LEAKY_RELU),
                        new Layer.Linear(wide),
                        new Layer.Activation(MILD_LEAKY_RELU),
                        new Layer.Linear(columns)));
    }

    private static Backbone seenTwice(Backbone rows, int columns) {
        List<Layer> encoder = new ArrayList<>(rows.encoder.layers());
        encoder.add(0, new Layer.WithLogs());
        List<Layer> decoder = new ArrayList<>(rows.decoder.layers());
        decoder.set(decoder.size() - 1, new Layer.Linear(2 * columns));
        return new Backbone(new Stack(encoder, false), new Stack(decoder, false));
    }

    private static Backbone mnistA() {
        return new Backbone(
                normalised(
                        new Layer.Convolution(16, 1, 2, 0),
                        new Layer.Convolution(32, 3, 2, 1),
                        new Layer.Convolution(64, 3, 2, 1)),
                normalisedButLast(
                        new Layer.TransposedConvolution(64, 3, 2, 1, 0),
                        new Layer.TransposedConvolution(32, 3, 2, 1, 1),
                        new Layer.TransposedConvolution(1, 3, 2, 1, 1)));
    }

    private static Backbone mnistB() {
        return new Backbone(
                normalised(
                        new Layer.Convolution(32, 3, 2, 1),
                        new Layer.Convolution(16, 3, 2, 1),
                        new Layer.Convolution(8, 3, 3, 1)),
                normalisedButLast(
                        new Layer.TransposedConvolution(16, 3, 3, 1, 0),
                        new Layer.TransposedConvolution(32, 3, 2, 1, 1),
                        new Layer.TransposedConvolution(1, 3, 2, 1, 1)));
    }

    private static Backbone cifar() {
        return new Backbone(
                normalised(
                        new Layer.Convolution(64, 3, 2, 1),
                        new Layer.Convolution(128, 3, 2, 1),
                        new Layer.Convolution(128, 3, 2, 1),
                        new Layer.Convolution(256, 3, 2, 1)),
                normalisedButLast(
                        new Layer.TransposedConvolution(256, 3, 2, 1, 1),
                        new Layer.TransposedConvolution(128, 3, 2, 1, 1),
                        new Layer.TransposedConvolution(128, 3, 2, 1, 1),
                        new Layer.TransposedConvolution(3, 3, 2, 1, 1)));
    }

    /**
     * Halves the picture at least twice and until its code is small: to less than 7 on the shorter
     * side where the whole code is remembered, to less than 16 where each position is.
     */
    private static Backbone convolutional(SampleShape.Image image) {
        int shorter = Math.min(image.height(), image.width());
        if (shorter < SMALLEST_SIDE) {
            throw new IllegalArgumentException(
                    "pictures must be at least "
                            + SMALLEST_SIDE
                            + " pixels high and wide, not "
                            + image.height()
                            + "x"
                            + image.width());
        }
        boolean whole = Math.max(image.height(), image.width()) <= WHOLE_CODE_SIDE;
        List<Layer> encoder = new ArrayList<>();
        List<Layer> decoder = new ArrayList<>();
        int height = image.height();
        int width = image.width();
        int below = image.channels();
        int limit = whole ? 7 : 16;
        for (int channels = 32;
                encoder.size() < FEWEST_HALVINGS || Math.min(height, width) >= limit;
                channels = 64) {
            boolean last = Math.min((height + 1) / 2, (width + 1) / 2) < limit;
            int above = last && whole ? 16 : channels;
            encoder.add(new Layer.Convolution(above, 3, 2, 1));
            decoder.add(
                    0,
                    new Layer.TransposedConvolution(below, 3, 2, 1, 1 - height % 2, 1 - width % 2));
            height = (height + 1) / 2;
            width = (width + 1) / 2;
            below = above;
        }
        return new Backbone(
                normalised(encoder.toArray(Layer[]::new)),
                normalisedButLast(decoder.toArray(Layer[]::new)));
    }

    private static Stack normalised(Layer... layers) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(layer);
            all.add(new Layer.BatchNorm());
            all.add(new Layer.Activation(RELU));
        }
        return new Stack(all, false);
    }

    private static Stack normalisedButLast(Layer... layers) {
        List<Layer> all = normalised(layers).layers();
        return new Stack(all.subList(0, all.size() - 2), false);
    }
}
