package engram.data;

import java.util.Arrays;

/** The shape of one sample, without the batch: what a model is built for and checked against. */
public sealed interface SampleShape {

    /** A table row after encoding: {@code columns} features. */
    record Row(int columns) implements SampleShape {
        public Row {
            requirePositive("columns", columns);
        }

        @Override
        public int[] dimensions() {
            return new int[] {columns};
        }

        @Override
        public String toString() {
            return Counted.of(columns, "column");
        }
    }

    /** A picture, channels first: 1 channel is grey, 3 are red, green and blue. */
    record Image(int channels, int height, int width) implements SampleShape {
        public Image {
            requirePositive("channels", channels);
            requirePositive("height", height);
            requirePositive("width", width);
        }

        @Override
        public int[] dimensions() {
            return new int[] {channels, height, width};
        }

        @Override
        public String toString() {
            return channels + "x" + height + "x" + width + " image";
        }
    }

    /** Consecutive video frames, channels first. */
    record Clip(int channels, int frames, int height, int width) implements SampleShape {
        public Clip {
            requirePositive("channels", channels);
            requirePositive("frames", frames);
            requirePositive("height", height);
            requirePositive("width", width);
        }

        @Override
        public int[] dimensions() {
            return new int[] {channels, frames, height, width};
        }

        @Override
        public String toString() {
            return channels + "x" + frames + "x" + height + "x" + width + " clip";
        }
    }

    /** The dimensions, outermost first: (columns), (C, H, W) or (C, T, H, W). */
    int[] dimensions();

    /** How many values one sample has. */
    default int size() {
        return Arrays.stream(dimensions()).reduce(1, Math::multiplyExact);
    }

    /**
     * The shape with these dimensions, the inverse of {@link #dimensions()}.
     *
     * @throws IllegalArgumentException if there are not 1, 3 or 4 dimensions, all positive
     */
    static SampleShape of(int... dimensions) {
        return switch (dimensions.length) {
            case 1 -> new Row(dimensions[0]);
            case 3 -> new Image(dimensions[0], dimensions[1], dimensions[2]);
            case 4 -> new Clip(dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
            default ->
                    throw new IllegalArgumentException(
                            "a sample has 1, 3 or 4 dimensions, not "
                                    + Arrays.toString(dimensions));
        };
    }

    /**
     * Refuses arrays that do not hold so many samples of this shape.
     *
     * @throws IllegalArgumentException if they do not
     */
    default void requireSamples(float[] values, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("expected a number of samples, not " + count);
        }
        long expected = (long) count * size();
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "expected %3$s for %1$s of %2$s, not %4$d"
                            .formatted(
                                    Counted.of(count, "sample"),
                                    this,
                                    Counted.of(expected, "value"),
                                    values.length));
        }
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
    }
}
