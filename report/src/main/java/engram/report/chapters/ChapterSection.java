package engram.report.chapters;

import engram.report.charts.MarkChart;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chapter as a part of a page. */
record ChapterSection(Chapter chapter) implements Section {

    @Override
    public String id() {
        return chapter.id();
    }

    @Override
    public String title() {
        return chapter.title();
    }

    @Override
    public Optional<Node> draw() {
        return Optional.of(all(chapter.passages()));
    }

    /** Text in which what stands between backticks is code. */
    static Node inline(String text) {
        List<Node> nodes = new ArrayList<>();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            nodes.add(i % 2 == 0 ? Node.text(parts[i]) : Element.of("code", parts[i]));
        }
        return Node.all(nodes);
    }

    private static Node all(List<Passage> passages) {
        return Node.all(passages.stream().map(ChapterSection::node).toList());
    }

    private static Node node(Passage passage) {
        if (passage instanceof Passage.Heading heading) {
            return Element.of("h3", inline(heading.text())).styled("topic");
        } else if (passage instanceof Passage.Prose prose) {
            return Element.of("p", inline(prose.text())).styled("lead");
        } else if (passage instanceof Passage.Code code) {
            return Element.of("pre", code.text());
        } else if (passage instanceof Passage.Links links) {
            return Element.of("ul", links.links().stream().map(ChapterSection::item).toList());
        } else if (passage instanceof Passage.Table table) {
            return Element.div("scroll", table(table));
        } else if (passage instanceof Passage.Aside aside) {
            return Element.of(
                    "details", Element.of("summary", inline(aside.title())), all(aside.passages()));
        }
        return figure((Passage.Plot) passage);
    }

    private static Element item(Passage.Link link) {
        return Element.of(
                "li",
                Element.of("a", link.title()).with("href", link.target()),
                inline(": " + link.note()));
    }

    private static Element table(Passage.Table table) {
        Element head = Element.of("tr");
        for (int column = 0; column < table.head().size(); column++) {
            Element cell = Element.of("th", inline(table.head().get(column))).with("scope", "col");
            head.add(aligned(cell, table, column));
        }
        Element body = Element.of("tbody");
        for (List<String> row : table.rows()) {
            Element line = Element.of("tr");
            for (int column = 0; column < row.size(); column++) {
                Element cell = Element.of(column == 0 ? "th" : "td", inline(row.get(column)));
                line.add(aligned(column == 0 ? cell.with("scope", "row") : cell, table, column));
            }
            body.add(line);
        }
        return Element.of("table", Element.of("thead", head), body);
    }

    private static Element aligned(Element cell, Passage.Table table, int column) {
        return table.isOfFigures(column) ? cell.styled("number") : cell;
    }

    private static Element figure(Passage.Plot plot) {
        MarkChart chart = plot.chart();
        return Element.of(
                        "figure",
                        Element.of("figcaption", inline(plot.caption())),
                        Element.div("wide", chart.draw(1040)),
                        Element.div("narrow", chart.draw(380)))
                .styled("figure plot");
    }
}
