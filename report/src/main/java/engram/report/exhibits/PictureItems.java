package engram.report.exhibits;

import engram.detection.explanation.MemoryItem;
import engram.report.charts.Bar;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;

/** Memory items as pictures, each with its usage and the training samples nearest to it. */
record PictureItems(Shelf shelf) implements Items {
    private static final int AT_FIRST = 40;

    /** More would make the page heavy and tell nothing new. */
    private static final int MOST = 200;

    @Override
    public Node draw(List<MemoryItem> items) {
        int first = Math.min(AT_FIRST, items.size());
        int last = Math.min(MOST, items.size());
        double most = items.get(0).usage();
        List<Node> parts = new ArrayList<>();
        parts.add(
                Element.paragraph(
                        "small",
                        "Under each item: its share of all reading in the last epoch, and the training"
                                + " samples that read most from it."));
        parts.add(grid(items.subList(0, first), most));
        if (last > first) {
            parts.add(
                    Element.of(
                            "details",
                            Element.of(
                                    "summary",
                                    Wording.count(last - first, "more item")
                                            + ", together "
                                            + Wording.wholePercent(
                                                    usage(items.subList(first, last)))
                                            + " of all reading"),
                            grid(items.subList(first, last), most)));
        }
        if (items.size() > last) {
            parts.add(
                    Element.paragraph(
                            "small",
                            Wording.count(items.size() - last, "item")
                                    + " used less are not shown; they hold "
                                    + Wording.wholePercent(usage(items.subList(last, items.size())))
                                    + " of all reading."));
        }
        return Node.all(parts);
    }

    private static double usage(List<MemoryItem> items) {
        return items.stream().mapToDouble(MemoryItem::usage).sum();
    }

    private Element grid(List<MemoryItem> items, double most) {
        List<Element> tiles = items.stream().map(item -> tile(item, most)).toList();
        return Element.of("ul", tiles).styled("gallery");
    }

    private Element tile(MemoryItem item, double most) {
        return Element.of(
                        "li",
                        shelf.decoded(item),
                        Bar.of(most > 0 ? item.usage() / most : 0),
                        Element.of(
                                        "span",
                                        Element.span("muted", "#" + item.item()),
                                        Element.span("figure", Wording.percent(item.usage())))
                                .styled("line"),
                        Element.of("span", shelf.neighbours(item)).styled("neighbours"))
                .with("id", shelf.address(item));
    }
}
