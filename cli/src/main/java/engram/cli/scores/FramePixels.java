package engram.cli.scores;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.evaluation.PixelEvaluation;
import java.util.Optional;

/** Compares maps of a video's frames with masks of what is anomalous in them. */
final class FramePixels {
    private final ClipEncoding encoding;
    private final PixelEvaluation.Collector pixels = new PixelEvaluation.Collector();
    private boolean masked;
    private int unmasked;

    FramePixels(ClipEncoding encoding) {
        this.encoding = encoding;
    }

    void add(FrameJudge.Judged frame) {
        if (frame.errors().isEmpty()) {
            return;
        }
        SampleShape.Clip shape = encoding.shape();
        Optional<boolean[]> mask = frame.sample().mask().read(shape.height(), shape.width());
        masked |= mask.isPresent();
        if (mask.isPresent() || frame.sample().label() == Label.NORMAL) {
            pixels.add(
                    frame.errors().get().map(encoding),
                    mask.orElseGet(() -> new boolean[shape.height() * shape.width()]),
                    shape.width());
        } else {
            unmasked++;
        }
    }

    /** Empty where no frame has a mask, or the detector no maps. */
    Optional<PixelFigures> figures() {
        return masked
                ? Optional.of(new PixelFigures(pixels.evaluation(), unmasked, 0, "frames"))
                : Optional.empty();
    }
}
