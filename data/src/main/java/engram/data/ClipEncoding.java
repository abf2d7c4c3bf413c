package engram.data;

import engram.data.ImageEncoding.PixelRange;
import java.util.Optional;

/**
 * Each frame of a clip is resized to the height and width of {@code shape}, made grey or colour as
 * its channels say, and its values put into {@code range}. A clip's values stand channel by
 * channel, within a channel frame by frame, within a frame row by row: (C, T, H, W).
 */
public record ClipEncoding(SampleShape.Clip shape, PixelRange range) implements Encoding {

    /** How a single frame becomes numbers: (C, H, W). */
    public ImageEncoding frame() {
        return new ImageEncoding(
                new SampleShape.Image(shape.channels(), shape.height(), shape.width()), range);
    }

    @Override
    public Optional<PixelRange> pixels() {
        return Optional.of(range);
    }
}
