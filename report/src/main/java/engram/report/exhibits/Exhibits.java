package engram.report.exhibits;

import engram.data.ImageEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.MemoryItem;
import engram.report.markup.Node;
import java.util.List;

/**
 * How samples of the detector's kind are shown.
 *
 * @param definitions what the others refer to; to be rendered once, after them in time though
 *     anywhere in place
 */
public record Exhibits(Cards cards, Items items, Node definitions) {

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
        if (detector.encoding() instanceof ImageEncoding encoding) {
            Shelf shelf = new Shelf(encoding, memory, prefix);
            // Without reconstructions there are no heat maps, and any scale will do.
            float high = explainer.errorProfile().map(ErrorProfile::high).orElse(1f);
            Cards cards =
                    new PictureCards(
                            new SamplePictures(encoding), shelf, new HeatMap(high), verdict);
            return new Exhibits(cards, new PictureItems(shelf), shelf.definitions());
        }
        return new Exhibits(
                new RowCards(explainer, memory, verdict), new RowItems(explainer), Node.none());
    }
}
