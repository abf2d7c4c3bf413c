package engram.report;

import java.util.List;
import java.util.OptionalDouble;

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
     * Figures on one axis, row below row. Pages that cannot draw leave it out: what it shows stands
     * in a table too.
     *
     * @param caption what the marks mean
     * @param axis what is measured
     * @param line a value to compare with, such as no difference
     */
    record Plot(String caption, String axis, List<Mark> marks, OptionalDouble line)
            implements Passage {
        public Plot {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A row of a plot.
     *
     * @param spread the dot and its bar
     * @param published a figure printed elsewhere
     * @param points what the mean is of, by name
     * @param key whether the row stands out
     */
    record Mark(
            String name, Spread spread, OptionalDouble published, List<Point> points, boolean key) {
        public Mark {
            points = List.copyOf(points);
        }
    }

    /** A mean, and from where to where its bar goes. */
    record Spread(double mean, double low, double high) {}

    /** One of the figures that a mean is of. */
    record Point(String name, double value) {}
}
