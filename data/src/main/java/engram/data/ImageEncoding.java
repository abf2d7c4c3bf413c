package engram.data;

/**
 * Pictures are resized to {@code shape}, made grey or colour as its channels say, and their values
 * put into {@code range}.
 */
public record ImageEncoding(SampleShape.Image shape, PixelRange range) implements Encoding {

    /** Where pixel values 0 to 255 go. */
    public enum PixelRange {
        /** [0, 1]. */
        UNIT(0, 1),
        /** [-1, 1], as the MemAE authors' code has it. */
        SYMMETRIC(-1, 1);

        private final float low;
        private final float high;

        PixelRange(float low, float high) {
            this.low = low;
            this.high = high;
        }

        /** The value for a pixel of 0 to 255. */
        public float scale(float pixel) {
            return low + (high - low) * pixel / 255f;
        }

        /**
         * Brings a value of this range to [0, 1], which is where scores and pictures are computed.
         */
        public float toUnit(float value) {
            return (value - low) / (high - low);
        }

        /** The pixel of 0 to 255 that is nearest to a value. */
        public int level(float value) {
            return Math.max(0, Math.min(255, Math.round(255 * toUnit(value))));
        }
    }
}
