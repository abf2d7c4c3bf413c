package engram.report;

import engram.data.ImageEncoding;
import engram.detection.explanation.ErrorProfile;

/**
 * How samples of the detector's kind are shown.
 *
 * @param definitions what the others refer to; to be rendered once, after them in time though
 *     anywhere in place
 */
record Exhibits(Cards cards, MemorySection.Items items, Node definitions) {

    static Exhibits of(Findings findings) {
        Verdict verdict = new Verdict(findings.detector());
        if (findings.detector().encoding() instanceof ImageEncoding encoding) {
            Shelf shelf = new Shelf(encoding, findings.memory());
            // Without reconstructions there are no heat maps, and any scale will do.
            float high = findings.explainer().errorProfile().map(ErrorProfile::high).orElse(1f);
            Cards cards =
                    new PictureCards(new Pictures(encoding), shelf, new HeatMap(high), verdict);
            return new Exhibits(cards, new PictureItems(shelf), shelf.definitions());
        }
        return new Exhibits(
                new RowCards(findings.explainer(), findings.memory(), verdict),
                new RowItems(findings.explainer()),
                Node.none());
    }
}
