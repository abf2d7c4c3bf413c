package engram.report.exhibits;

import engram.data.encodings.ImageEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.MemoryItem;
import engram.report.markup.Node;
import java.util.List;
import java.util.Optional;

/**
 * How samples of the detector's kind are shown.
 *
 * @param patches those that the detector keeps, if it does
 * @param definitions what the others refer to; to be rendered once, after them in time though
 *     anywhere in place
 */
public record Exhibits(Cards cards, Items items, PatchSection patches, Node definitions) {

    /**
     * @param memory what the detector remembers, the most used item first
     */
    public static Exhibits of(AnomalyDetector detector, List<MemoryItem> memory) {
        return of(detector, memory, "");
    }

    /**
     * The same for a detector that stands on a page beside another.
     *
     * @param prefix what names on the page begin with that would be the other's otherwise
     */
    public static Exhibits of(AnomalyDetector detector, List<MemoryItem> memory, String prefix) {
        Verdict verdict = new Verdict(detector);
        Explainer explainer = new Explainer(detector);
        return detector.encoding() instanceof ImageEncoding encoding
                ? ofPictures(
                        encoding, new Shelf(encoding, memory, prefix), explainer, verdict, prefix)
                : new Exhibits(
                        new RowCards(explainer, memory, verdict),
                        new RowItems(explainer),
                        new PatchSection(explainer, Optional.empty()),
                        Node.none());
    }

    private static Exhibits ofPictures(
            ImageEncoding encoding,
            Shelf shelf,
            Explainer explainer,
            Verdict verdict,
            String prefix) {
        SamplePictures pictures = new SamplePictures(encoding);
        Optional<PatchShelf> patches =
                explainer.album().map(album -> new PatchShelf(album, explainer.grid(), prefix));
        // Without reconstructions there are no errors to draw, and any scale will do.
        float high = explainer.errorProfile().map(ErrorProfile::high).orElse(1f);
        Cards cards =
                new PictureCards(
                        pictures,
                        shelf,
                        new HeatMap(high),
                        verdict,
                        patches.map(
                                kept ->
                                        new Recollection(
                                                pictures,
                                                kept,
                                                explainer.patches(),
                                                explainer.grid())),
                        explainer.localises());
        return new Exhibits(
                cards,
                new PictureItems(shelf),
                new PatchSection(explainer, patches),
                Node.all(
                        shelf.definitions(),
                        patches.map(PatchShelf::definitions).orElse(Node.none())));
    }
}
