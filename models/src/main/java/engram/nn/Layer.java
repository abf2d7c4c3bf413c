package engram.nn;

/**
 * One layer of a {@link Stack}, as data. Shapes are those of one sample: (C, H, W) for convolutions
 * of pictures, (C, T, H, W) for those of clips, (features) for {@link Linear}.
 */
public sealed interface Layer {

    /** A square 2-D convolution with zero padding. */
    record Convolution(int channels, int kernel, int stride, int padding) implements Layer {
        @Override
        public int[] output(int[] input) {
            requireImage(this, input);
            return new int[] {channels, side(input[1]), side(input[2])};
        }

        private int side(int input) {
            return Math.floorDiv(input + 2 * padding - kernel, stride) + 1;
        }

        @Override
        public long multiplications(int[] input) {
            int[] output = output(input);
            return (long) kernel * kernel * input[0] * channels * output[1] * output[2];
        }
    }

    /**
     * The transpose of a square 2-D convolution.
     *
     * @param extraHeight rows added at the bottom ("output padding"), since several input sizes
     *     give a convolution's output size
     * @param extraWidth columns added at the right
     */
    record TransposedConvolution(
            int channels, int kernel, int stride, int padding, int extraHeight, int extraWidth)
            implements Layer {

        /** With the same output padding both ways. */
        public TransposedConvolution(int channels, int kernel, int stride, int padding, int extra) {
            this(channels, kernel, stride, padding, extra, extra);
        }

        @Override
        public int[] output(int[] input) {
            requireImage(this, input);
            return new int[] {channels, side(input[1]) + extraHeight, side(input[2]) + extraWidth};
        }

        private int side(int input) {
            return (input - 1) * stride - 2 * padding + kernel;
        }

        @Override
        public long multiplications(int[] input) {
            return (long) kernel * kernel * input[0] * channels * input[1] * input[2];
        }
    }

    /**
     * A square 2-D convolution, padded with zeros as {@link SamePadding} says.
     *
     * @param channels that leave
     */
    record SameConvolution(int channels, int kernel, int stride) implements Layer {
        @Override
        public int[] output(int[] input) {
            requireImage(this, input);
            return SamePadding.output(channels, input, stride);
        }

        @Override
        public long multiplications(int[] input) {
            int[] output = output(input);
            return (long) kernel * kernel * input[0] * channels * output[1] * output[2];
        }
    }

    /**
     * A square 2-D convolution of each channel by itself, padded with zeros as {@link SamePadding}
     * says.
     */
    record DepthwiseConvolution(int kernel, int stride) implements Layer {
        @Override
        public int[] output(int[] input) {
            requireImage(this, input);
            return SamePadding.output(input[0], input, stride);
        }

        @Override
        public long multiplications(int[] input) {
            int[] output = output(input);
            return (long) kernel * kernel * output[0] * output[1] * output[2];
        }
    }

    /**
     * A convolution of clips, (C, T, H, W), with a kernel as long as it is high and wide, and zero
     * padding every way.
     */
    record ClipConvolution(int channels, int kernel, Extent stride, int padding) implements Layer {
        @Override
        public int[] output(int[] input) {
            requireClip(this, input);
            return new int[] {
                channels,
                side(input[1], stride.frames()),
                side(input[2], stride.height()),
                side(input[3], stride.width())
            };
        }

        private int side(int input, int step) {
            return Math.floorDiv(input + 2 * padding - kernel, step) + 1;
        }

        @Override
        public long multiplications(int[] input) {
            int[] output = output(input);
            long taps = (long) kernel * kernel * kernel * input[0] * channels;
            return taps * output[1] * output[2] * output[3];
        }
    }

    /**
     * The transpose of a {@link ClipConvolution}.
     *
     * @param extra what is added at each end ("output padding"), since several input sizes give a
     *     convolution's output size
     */
    record ClipTransposedConvolution(
            int channels, int kernel, Extent stride, int padding, Extent extra) implements Layer {
        @Override
        public int[] output(int[] input) {
            requireClip(this, input);
            return new int[] {
                channels,
                side(input[1], stride.frames()) + extra.frames(),
                side(input[2], stride.height()) + extra.height(),
                side(input[3], stride.width()) + extra.width()
            };
        }

        private int side(int input, int step) {
            return (input - 1) * step - 2 * padding + kernel;
        }

        @Override
        public long multiplications(int[] input) {
            long taps = (long) kernel * kernel * kernel * input[0] * channels;
            return taps * input[1] * input[2] * input[3];
        }
    }

    /** What enters is added to what leaves: x + inner(x). */
    record Residual(Stack inner) implements Layer {
        @Override
        public int[] output(int[] input) {
            int[] output = inner.output(input);
            if (!java.util.Arrays.equals(input, output)) {
                throw new IllegalArgumentException(
                        "what enters a residual layer, "
                                + java.util.Arrays.toString(input)
                                + ", cannot be added to what leaves it, "
                                + java.util.Arrays.toString(output));
            }
            return output;
        }

        @Override
        public long multiplications(int[] input) {
            return inner.multiplications(input);
        }
    }

    /** Every feature from every feature. */
    record Linear(int features) implements Layer {
        @Override
        public int[] output(int[] input) {
            if (input.length != 1) {
                throw new IllegalArgumentException(
                        "a linear layer takes rows, not " + java.util.Arrays.toString(input));
            }
            return new int[] {features};
        }

        @Override
        public long multiplications(int[] input) {
            return (long) input[0] * features;
        }
    }

    /** Each value of a row and, behind them all, each one's {@linkplain SignedLogs logarithm}. */
    record WithLogs() implements Layer {
        @Override
        public int[] output(int[] input) {
            if (input.length != 1) {
                throw new IllegalArgumentException(
                        "logarithms stand beside the values of rows, not of shape "
                                + java.util.Arrays.toString(input));
            }
            return new int[] {2 * input[0]};
        }
    }

    /** Batch normalisation over channels (or features), with running statistics for inference. */
    record BatchNorm() implements Layer {}

    /** A picture as a row of its values. */
    record Flatten() implements Layer {
        @Override
        public int[] output(int[] input) {
            return new int[] {java.util.stream.IntStream.of(input).reduce(1, Math::multiplyExact)};
        }
    }

    /** A row as a picture of this shape. */
    record Unflatten(int channels, int height, int width) implements Layer {
        @Override
        public int[] output(int[] input) {
            if (input.length != 1 || input[0] != channels * height * width) {
                throw new IllegalArgumentException(
                        this + " does not fit shape " + java.util.Arrays.toString(input));
            }
            return new int[] {channels, height, width};
        }
    }

    /**
     * Whole channels of pictures, or features of rows, become 0 in training; what is kept grows so
     * that means stay (Tompson et al. 2015 for channels).
     *
     * @param share how many, at least 0 and below 1
     */
    record Dropout(double share) implements Layer {
        public Dropout {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "dropout is a share of at least 0 and below 1, not " + share);
            }
        }
    }

    /** A function of each value. */
    record Activation(Function function) implements Layer {}

    /** The functions of {@link Activation}. */
    enum Function {
        RELU,
        /** Slope 0.2 below zero, as the MemAE authors' code has it. */
        LEAKY_RELU,
        /** Slope 0.1 below zero. */
        MILD_LEAKY_RELU,
        /** min(max(x, 0), 6). */
        RELU6,
        TANH
    }

    /** The shape that leaves the layer when {@code input} enters. */
    default int[] output(int[] input) {
        return input.clone();
    }

    /** Multiply-adds for one sample; what is linear in the number of values is not counted. */
    default long multiplications(int[] input) {
        return 0;
    }

    private static void requireImage(Layer layer, int[] input) {
        if (input.length != 3) {
            throw new IllegalArgumentException(
                    layer + " takes images, not shape " + java.util.Arrays.toString(input));
        }
    }

    private static void requireClip(Layer layer, int[] input) {
        if (input.length != 4) {
            throw new IllegalArgumentException(
                    layer + " takes clips, not shape " + java.util.Arrays.toString(input));
        }
    }
}
