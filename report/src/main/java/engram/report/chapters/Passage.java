package engram.report.chapters;

import engram.report.charts.MarkChart;
import java.util.List;

/**
 * A piece of a {@link Chapter}, whatever kind of page it ends up on. Words between `backticks` are
 * set as code; all other text stays text.
 */
public sealed interface Passage {

    /** A heading within the chapter. */
    record Heading(String text) implements Passage {}

    /** A paragraph. */
    record Prose(String text) implements Passage {}

    /** What stands as it is, line by line. */
    record Code(String text) implements Passage {}

    /** Pages to go on to, one on each line. */
    record Links(List<Link> links) implements Passage {}

    /**
     * @param target relative to the page
     * @param note what is there, in a line
     */
    record Link(String target, String title, String note) {}

    /** What few readers look for: folded away where a page can. */
    record Aside(String title, List<Passage> passages) implements Passage {}

    /**
     * Figures in rows; the first column names them.
     *
     * @param rows each as long as the head
     */
    record Table(List<String> head, List<List<String>> rows) implements Passage {
        private static final String FIGURE = "[-+−–<.0-9].*|";

        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != head.size()) {
                    throw new IllegalArgumentException(
                            "a row of %d cells under %d headings"
                                    .formatted(row.size(), head.size()));
                }
            }
        }

        /** Whether a column is of numbers, which are aligned at the right. */
        boolean isOfFigures(int column) {
            return column > 0 && rows.stream().allMatch(row -> row.get(column).matches(FIGURE));
        }
    }

    /**
     * Figures that are drawn. Pages that cannot draw leave it out: what it shows stands in a table
     * too.
     *
     * @param caption what the marks mean
     */
    record Plot(String caption, MarkChart chart) implements Passage {}
}
