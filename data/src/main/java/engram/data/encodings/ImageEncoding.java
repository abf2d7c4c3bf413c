package engram.data.encodings;

import engram.data.SampleShape;
import java.util.Optional;

/**
 * Pictures are resized to {@code shape}, made grey or colour as its channels say, and their values
 * put into {@code range}.
 *
 * @param levels what is black and white in pictures of more than 8 bits; empty where none of those
 *     that it was fitted on had more: then 16 bits are rounded to 8
 * @param originals what those were that it was fitted on; empty where that is not known
 */
public record ImageEncoding(
        SampleShape.Image shape,
        PixelRange range,
        Optional<Levels> levels,
        Optional<Originals> originals)
        implements Encoding {

    public ImageEncoding {
        // Detectors of before there were these do not have them.
        levels = levels == null ? Optional.empty() : levels;
        originals = originals == null ? Optional.empty() : originals;
    }

    /** Of pictures of which no more is known. */
    public ImageEncoding(SampleShape.Image shape, PixelRange range, Optional<Levels> levels) {
        this(shape, range, levels, Optional.empty());
    }

    /** For pictures of 8 bits. */
    public ImageEncoding(SampleShape.Image shape, PixelRange range) {
        this(shape, range, Optional.empty());
    }

    /** The same, fitted on such pictures. */
    public ImageEncoding of(Originals known) {
        return new ImageEncoding(shape, range, levels, Optional.of(known));
    }

    @Override
    public Optional<PixelRange> pixels() {
        return Optional.of(range);
    }

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
