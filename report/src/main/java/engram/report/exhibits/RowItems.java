package engram.report.exhibits;

import engram.detection.Explainer;
import engram.detection.explanation.Gallery;
import engram.detection.explanation.MemoryItem;
import engram.report.charts.Bar;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Memory items as rows of the table, each with its usage. */
record RowItems(Explainer explainer) implements Items {

    @Override
    public Node draw(List<MemoryItem> items) {
        Map<String, String> first = explainer.row(items.get(0).decoded());
        double most = items.get(0).usage();
        Element head = Element.of("tr", heading("Item"), heading("Usage"));
        first.keySet().forEach(column -> head.add(heading(column).styled("number")));
        head.add(heading("Nearest training rows"));
        Element body = Element.of("tbody");
        items.forEach(item -> body.add(row(item, most)));
        return Element.div(
                        "scroll tall",
                        Element.of("table", Element.of("thead", head), body).styled("items"))
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Memory items, decoded to rows");
    }

    private Element row(MemoryItem item, double most) {
        Element row =
                Element.of(
                                "tr",
                                Element.of("th", "#" + item.item()).with("scope", "row"),
                                Element.of(
                                        "td",
                                        Bar.of(most > 0 ? item.usage() / most : 0),
                                        Element.span("figure", Wording.percent(item.usage()))))
                        .with("id", "item-" + item.item());
        explainer
                .row(item.decoded())
                .values()
                .forEach(value -> row.add(Element.of("td", value).styled("number")));
        String nearest =
                item.neighbours().stream()
                        .map(Gallery.Neighbour::id)
                        .collect(Collectors.joining(", "));
        return row.add(Element.of("td", nearest.isEmpty() ? "none" : nearest).styled("muted"));
    }

    private static Element heading(String name) {
        return Element.of("th", name).with("scope", "col");
    }
}
