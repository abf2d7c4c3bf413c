package engram.report.exhibits;

import engram.data.encodings.ImageEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Explanation;
import engram.detection.explanation.MemoryItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a picture has its score, as pictures that a page can embed: each is a {@code data:} address.
 *
 * @param picture as the detector sees it
 * @param rebuilt what the detector made of it, where it rebuilds
 * @param heatMap where in the picture it is unlike normal, where the detector says so
 * @param unplaced what is unusual about it where no place is, in one line
 * @param remembered what was read from memory, the heaviest first
 */
public record PictureExhibit(
        String picture,
        Optional<String> rebuilt,
        Optional<String> heatMap,
        Optional<String> unplaced,
        List<Remembered> remembered) {
    private static final int SIDE = 384;
    private static final float LEAST_WEIGHT = 0.005f;

    /**
     * A memory item that the picture was read from.
     *
     * @param item which, from 0
     * @param weight its share
     * @param picture what it looks like
     * @param like training samples that read most from it
     */
    public record Remembered(int item, float weight, String picture, List<Named> like) {}

    /** A training sample. */
    public record Named(String id, String picture) {}

    /** Draws explanations of one detector, whose memory is asked for once. */
    public static Function<Explanation, PictureExhibit> of(
            AnomalyDetector detector, ImageEncoding encoding) {
        Explainer explainer = new Explainer(detector);
        Map<Integer, MemoryItem> memory =
                explainer.memory().stream()
                        .collect(Collectors.toMap(MemoryItem::item, Function.identity()));
        HeatMap errors = new HeatMap(explainer.errorProfile().map(ErrorProfile::high).orElse(1f));
        SamplePictures pictures = new SamplePictures(encoding);
        return explanation -> draw(explanation, pictures, errors, memory);
    }

    private static PictureExhibit draw(
            Explanation explanation,
            SamplePictures pictures,
            HeatMap errors,
            Map<Integer, MemoryItem> memory) {
        Optional<String> unlike =
                explanation
                        .places()
                        .map(places -> HeatMap.image(places, pictures.shape()))
                        .or(
                                () ->
                                        explanation
                                                .squaredErrors()
                                                .map(all -> errors.image(all, pictures.shape())))
                        .map(map -> SamplePictures.address(SamplePictures.within(SIDE, map)));
        return new PictureExhibit(
                address(pictures, explanation.values()),
                explanation.reconstruction().map(values -> address(pictures, values)),
                unlike,
                Unplaced.of(explanation),
                explanation.recalled().stream()
                        .filter(recalled -> recalled.weight() >= LEAST_WEIGHT)
                        .filter(recalled -> memory.containsKey(recalled.item()))
                        .map(recalled -> remembered(recalled, memory, pictures))
                        .toList());
    }

    private static Remembered remembered(
            Explanation.Recalled recalled,
            Map<Integer, MemoryItem> memory,
            SamplePictures pictures) {
        MemoryItem item = memory.get(recalled.item());
        return new Remembered(
                recalled.item(),
                recalled.weight(),
                address(pictures, item.decoded()),
                item.neighbours().stream()
                        .map(like -> new Named(like.id(), address(pictures, like.values())))
                        .toList());
    }

    private static String address(SamplePictures pictures, float[] values) {
        return SamplePictures.address(SamplePictures.within(SIDE, pictures.image(values)));
    }
}
