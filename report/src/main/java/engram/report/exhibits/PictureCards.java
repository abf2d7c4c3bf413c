package engram.report.exhibits;

import engram.detection.explanation.Explanation;
import engram.detection.explanation.MemoryItem;
import engram.report.charts.Bar;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A picture, what the detector made of it, where they differ, and what it remembered. */
final class PictureCards implements Cards {
    private static final int FULL = 256;
    private static final int COMPACT = 128;

    private static final float LEAST_WEIGHT = 0.005f;

    private final SamplePictures pictures;
    private final Shelf shelf;
    private final HeatMap heatMap;
    private final Verdict verdict;
    private final Optional<Recollection> recollection;
    private final boolean places;

    /**
     * @param recollection of models that keep patches
     * @param places whether maps show what a model says of places, and not errors
     */
    PictureCards(
            SamplePictures pictures,
            Shelf shelf,
            HeatMap heatMap,
            Verdict verdict,
            Optional<Recollection> recollection,
            boolean places) {
        this.pictures = pictures;
        this.shelf = shelf;
        this.heatMap = heatMap;
        this.verdict = verdict;
        this.recollection = recollection;
        this.places = places;
    }

    @Override
    public Node full(Explanation explanation) {
        Element card =
                Element.of(
                                "article",
                                verdict.head(explanation.detection()),
                                triptych(explanation, FULL),
                                unplaced(explanation),
                                verdict.figures(explanation.detection()))
                        .styled("card");
        List<Element> read = read(explanation);
        if (!read.isEmpty()) {
            card.add(
                    Element.paragraph(
                            "small", "Read from memory: items, and training samples like them"),
                    Element.of("ul", read).styled("read"));
        }
        recollection.ifPresent(one -> card.add(one.draw(explanation)));
        return card;
    }

    @Override
    public Node compact(Explanation explanation) {
        return Element.of(
                        "article",
                        verdict.head(explanation.detection()),
                        triptych(explanation, COMPACT),
                        unplaced(explanation),
                        verdict.figures(explanation.detection()))
                .styled("card compact");
    }

    private static Node unplaced(Explanation explanation) {
        return Unplaced.of(explanation)
                .<Node>map(line -> Element.paragraph("small", line))
                .orElse(Node.none());
    }

    private Element triptych(Explanation explanation, int side) {
        return new Triptych(pictures, heatMap, side)
                .draw("input", pictures.image(explanation.values()), explanation);
    }

    private List<Element> read(Explanation explanation) {
        List<Element> read = new ArrayList<>();
        for (Explanation.Recalled recalled : explanation.recalled()) {
            MemoryItem item = shelf.item(recalled.item());
            if (recalled.weight() < LEAST_WEIGHT || item == null) {
                continue;
            }
            read.add(
                    Element.of(
                            "li",
                            shelf.decoded(item),
                            Bar.of(recalled.weight()),
                            Element.span("figure", Wording.wholePercent(recalled.weight())),
                            Element.of("span", shelf.neighbours(item)).styled("neighbours")));
        }
        return read;
    }

    @Override
    public Node legend() {
        return places
                ? legend(
                        "as normal as most",
                        HeatMap.TIMES_HIGH
                                + " times what 1 in 200 places of normal pictures reach, or more")
                : legend("no error", "as high as 1 in 200 values of normal samples, or higher");
    }

    private static Node legend(String low, String high) {
        Element scale = Element.div("ramp").with("role", "img");
        scale.with("aria-label", "Colour scale from " + low + ", dark, to " + high + ", pale");
        for (int step = 0; step < ColourMap.STEPS; step += 3) {
            scale.add(
                    Element.of("i")
                            .with("style", "background:#%06x".formatted(ColourMap.colour(step))));
        }
        return Element.div(
                "legend",
                Element.span("label", low),
                scale,
                Element.span("label", high),
                Element.span("label", "· one scale for all pictures"));
    }
}
