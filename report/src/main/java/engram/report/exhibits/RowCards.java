package engram.report.exhibits;

import engram.detection.Explainer;
import engram.detection.explanation.ColumnError;
import engram.detection.explanation.Explanation;
import engram.detection.explanation.KeptRow;
import engram.detection.explanation.MemoryItem;
import engram.report.charts.Bar;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A row's columns by their part in the error: what it says, what was expected, what is usual. */
final class RowCards implements Cards {
    private static final int COLUMNS = 6;
    private static final int COMPACT_COLUMNS = 3;
    private static final int ITEMS = 3;
    private static final Pattern AFTER_MARK = Pattern.compile("(?<=[-_./])");

    private final Explainer explainer;
    private final Map<Integer, Map<String, String>> items = new HashMap<>();
    private final Verdict verdict;

    RowCards(Explainer explainer, List<MemoryItem> memory, Verdict verdict) {
        this.explainer = explainer;
        this.verdict = verdict;
        memory.forEach(item -> items.put(item.item(), explainer.row(item.decoded())));
    }

    @Override
    public Node full(Explanation explanation) {
        if (explanation.reconstruction().isEmpty()) {
            return plain(explanation, Integer.MAX_VALUE);
        }
        List<ColumnError> columns = explainer.columns(explanation);
        List<Map<String, String>> nearest = rows(explanation);
        // Rows that were there say more than items, where a model has both.
        List<Explanation.Recalled> recalled =
                explanation.recalled().stream().limit(nearest.isEmpty() ? ITEMS : 1).toList();
        Element card =
                Element.of(
                                "article",
                                verdict.head(explanation.detection()),
                                verdict.figures(explanation.detection()),
                                table(first(columns, COLUMNS), recalled, nearest))
                        .styled("card row");
        if (columns.size() > COLUMNS) {
            List<ColumnError> others = columns.subList(COLUMNS, columns.size());
            double share = others.stream().mapToDouble(ColumnError::share).sum();
            card.add(
                    Element.of(
                            "details",
                            Element.of(
                                    "summary",
                                    Wording.count(others.size(), "more column")
                                            + ", together "
                                            + Wording.wholePercent(share)
                                            + " of the error"),
                            table(others, recalled, nearest)));
        }
        return card;
    }

    /** What the row says, and the rows nearest to it, from a model that expects nothing. */
    private Element plain(Explanation explanation, int most) {
        List<Map<String, String>> nearest = rows(explanation);
        Element body = Element.of("tbody");
        explainer.row(explanation.values()).entrySet().stream()
                .limit(most)
                .forEach(
                        cell -> {
                            Element row =
                                    Element.of(
                                            "tr",
                                            Element.of("th", breakable(cell.getKey()))
                                                    .with("scope", "row"),
                                            Element.of("td", cell.getValue())
                                                    .styled("number actual"));
                            addCells(row, nearest, cell.getKey());
                            body.add(row);
                        });
        Element head = Element.of("tr", heading("Column"), heading("This row").styled("number"));
        addHeadings(head, nearest.size());
        return Element.of(
                        "article",
                        verdict.head(explanation.detection()),
                        verdict.figures(explanation.detection()),
                        Element.div("scroll", Element.of("table", Element.of("thead", head), body)))
                .styled("card row");
    }

    private List<Map<String, String>> rows(Explanation explanation) {
        return explainer.kept(explanation).stream().map(KeptRow::row).toList();
    }

    private static void addHeadings(Element head, int nearest) {
        for (int i = 1; i <= nearest; i++) {
            head.add(heading(i == 1 ? "Nearest kept" : "Nearest " + i).styled("number recalled"));
        }
    }

    private static void addCells(Element row, List<Map<String, String>> nearest, String column) {
        nearest.forEach(
                kept -> row.add(Element.of("td", kept.get(column)).styled("number recalled")));
    }

    @Override
    public Node compact(Explanation explanation) {
        if (explanation.reconstruction().isEmpty()) {
            return plain(explanation, COMPACT_COLUMNS).styled("card row compact");
        }
        List<ColumnError> columns = explainer.columns(explanation);
        return Element.of(
                        "article",
                        verdict.head(explanation.detection()),
                        verdict.figures(explanation.detection()),
                        table(first(columns, COMPACT_COLUMNS), List.of(), List.of()))
                .styled("card row compact");
    }

    private static List<ColumnError> first(List<ColumnError> columns, int count) {
        return columns.subList(0, Math.min(count, columns.size()));
    }

    private Element table(
            List<ColumnError> columns,
            List<Explanation.Recalled> recalled,
            List<Map<String, String>> nearest) {
        Element head =
                Element.of(
                        "tr",
                        heading("Column"),
                        heading("This row").styled("number"),
                        heading("Expected").styled("number"),
                        heading("Share of error").styled("part"),
                        heading("Error, × usual").styled("number"));
        for (Explanation.Recalled item : recalled) {
            head.add(
                    heading("Item " + item.item() + " · " + Wording.wholePercent(item.weight()))
                            .styled("number recalled"));
        }
        addHeadings(head, nearest.size());
        Element body = Element.of("tbody");
        for (ColumnError column : columns) {
            Element row =
                    Element.of(
                            "tr",
                            Element.of("th", breakable(column.column())).with("scope", "row"),
                            Element.of("td", actual(column)).styled("number actual"),
                            Element.of("td", column.expected()).styled("number"),
                            Element.of(
                                            "td",
                                            Bar.of(column.share()),
                                            Element.span(
                                                    "figure", Wording.wholePercent(column.share())))
                                    .styled("part"),
                            Element.of("td", Wording.rounded(column.deviations(), 2))
                                    .styled("number"));
            for (Explanation.Recalled item : recalled) {
                String value = items.get(item.item()).get(column.column());
                row.add(Element.of("td", value).styled("number recalled"));
            }
            addCells(row, nearest, column.column());
            body.add(row);
        }
        return Element.div("scroll", Element.of("table", Element.of("thead", head), body));
    }

    /** What the row says, and what training rows said where it lies outside of that. */
    private static List<Node> actual(ColumnError column) {
        Node actual = Node.text(column.actual());
        return column.range() == null
                ? List.of(actual)
                : List.of(
                        actual,
                        Element.of("br"),
                        Element.span("range", "training: " + column.range()));
    }

    /** A column's name, which may go on in the next line after a mark in it. */
    private static List<Node> breakable(String name) {
        List<Node> parts = new ArrayList<>();
        AFTER_MARK
                .splitAsStream(name)
                .forEach(part -> parts.addAll(List.of(Node.text(part), Element.of("wbr"))));
        return parts;
    }

    private static Element heading(String name) {
        return Element.of("th", name).with("scope", "col");
    }

    @Override
    public Node legend() {
        if (explainer.errorProfile().isEmpty()) {
            return Element.paragraph(
                    "small",
                    "This model gives no row back, so there is no share of the error to show by"
                            + " column. pca, ae and memae do. Nearest kept are the rows that it"
                            + " remembers and that are most like this one, if it keeps any; of very"
                            + " many rows, centres of those that lie together.");
        }
        return Element.paragraph(
                "small",
                "Columns are ordered by their share of the row's error. “× usual” compares the"
                        + " error with the column's ordinary one on normal rows. Items are what memory"
                        + " answered with, and their weight. Nearest kept are normal rows most like"
                        + " this one, or centres of many, for models that keep rows.");
    }
}
