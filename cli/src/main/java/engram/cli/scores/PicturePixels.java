package engram.cli.scores;

import engram.data.Label;
import engram.data.LeftOut;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.verdict.Detection;
import engram.evaluation.PixelEvaluation;
import engram.images.ImageFolder;
import engram.images.Mask;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Judges pictures, and compares the detector's maps with masks of what is anomalous. */
final class PicturePixels {
    private final ImageFolder folder;
    private final Explainer explainer;
    private final PixelEvaluation.Collector pixels = new PixelEvaluation.Collector();
    private int unmasked;

    private PicturePixels(ImageFolder folder, Explainer explainer) {
        this.folder = folder;
        this.explainer = explainer;
    }

    /** Empty where the detector has no maps or the data no masks. */
    static Optional<PicturePixels> of(AnomalyDetector detector, Source source) {
        Explainer explainer = new Explainer(detector);
        if (!explainer.localises() || !(source instanceof ImageFolder folder)) {
            return Optional.empty();
        }
        boolean masked =
                IntStream.range(0, folder.size())
                        .anyMatch(position -> folder.mask(folder.id(position)).isPresent());
        return masked ? Optional.of(new PicturePixels(folder, explainer)) : Optional.empty();
    }

    /**
     * Judges all pictures and hands the verdicts on.
     *
     * @return those that could not be read
     */
    List<LeftOut> judge(Source source, Consumer<Detection> verdicts) {
        return explainer.localise(
                source,
                (detection, localised) -> {
                    verdicts.accept(detection);
                    add(detection, localised);
                });
    }

    private void add(Detection detection, Explainer.Localised localised) {
        Optional<Mask> mask = folder.mask(detection.id());
        if (detection.label() == Label.NORMAL || mask.isPresent()) {
            int width = localised.width();
            int height = localised.height();
            pixels.add(
                    localised.map(),
                    mask.map(one -> one.read(width, height))
                            .orElseGet(() -> new boolean[width * height]),
                    width);
        } else {
            unmasked++;
        }
    }

    PixelFigures figures() {
        return new PixelFigures(pixels.evaluation(), unmasked, folder.misshapenMasks(), "pictures");
    }
}
