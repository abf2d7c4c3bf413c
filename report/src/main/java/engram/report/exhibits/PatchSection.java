package engram.report.exhibits;

import engram.detection.Explainer;
import engram.model.RecallingPatches;
import engram.report.charts.Bar;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The patches that a detector keeps, those first that are most often the nearest. */
public final class PatchSection implements Section {
    private static final int AT_FIRST = 40;

    /** More would make the page heavy and tell nothing new. */
    private static final int MOST = 160;

    private final List<RecallingPatches.Patch> kept;
    private final Optional<PatchShelf> shelf;

    PatchSection(Explainer explainer, Optional<PatchShelf> shelf) {
        this.kept = explainer.patches();
        this.shelf = shelf;
    }

    @Override
    public String id() {
        return "patches";
    }

    @Override
    public String title() {
        return "Memory";
    }

    @Override
    public Optional<Node> draw() {
        return shelf.map(this::draw);
    }

    private Node draw(PatchShelf shown) {
        List<Integer> order =
                IntStream.range(0, kept.size())
                        .boxed()
                        .sorted(Comparator.comparing((Integer item) -> -kept.get(item).share()))
                        .toList();
        int first = Math.min(AT_FIRST, order.size());
        int last = Math.min(MOST, order.size());
        double most = kept.get(order.get(0)).share();
        List<Node> parts = new ArrayList<>();
        parts.add(Element.paragraph("lead", lead()));
        parts.add(grid(shown, order.subList(0, first), most));
        if (last > first) {
            parts.add(
                    Element.of(
                            "details",
                            Element.of("summary", Wording.count(last - first) + " more patches"),
                            grid(shown, order.subList(first, last), most)));
        }
        return Node.all(parts);
    }

    private String lead() {
        return "What normal looks like to the detector: "
                + Wording.count(kept.size())
                + " patches of training pictures, chosen so that no other is far from all of them. Under each:"
                + " of how many patches of normal pictures it is the nearest, and the picture that"
                + " shows it.";
    }

    private Element grid(PatchShelf shown, List<Integer> items, double most) {
        List<Element> tiles = items.stream().map(item -> tile(shown, item, most)).toList();
        return Element.of("ul", tiles).styled("gallery");
    }

    private Element tile(PatchShelf shown, int item, double most) {
        double share = kept.get(item).share();
        String source = shown.source(item);
        return Element.of(
                "li",
                shown.patch(item),
                Bar.of(most > 0 ? share / most : 0),
                Element.of(
                                "span",
                                Element.span("muted", "#" + item),
                                Element.span("figure", Wording.percent(share)))
                        .styled("line"),
                Element.span("muted source", source).with("title", source));
    }
}
