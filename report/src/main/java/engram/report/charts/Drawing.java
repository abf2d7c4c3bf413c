package engram.report.charts;

import engram.report.markup.Element;
import java.util.Locale;

/** An SVG picture in the making. Colours come from the page's style sheet, by class. */
final class Drawing {
    private final Element svg;

    /**
     * @param description what a reader who cannot see it should know
     */
    Drawing(double width, double height, String description) {
        svg =
                Element.of("svg")
                        .with(
                                "viewBox",
                                "0 0 "
                                        + Element.coordinate(width)
                                        + " "
                                        + Element.coordinate(height))
                        .with("role", "img")
                        .with("aria-label", description)
                        .styled("chart");
    }

    Drawing line(String styled, double x1, double y1, double x2, double y2) {
        svg.add(
                Element.of("line")
                        .styled(styled)
                        .with("x1", x1)
                        .with("y1", y1)
                        .with("x2", x2)
                        .with("y2", y2));
        return this;
    }

    Drawing rectangle(String styled, double x, double y, double width, double height) {
        svg.add(
                Element.of("rect")
                        .styled(styled)
                        .with("x", x)
                        .with("y", y)
                        .with("width", width)
                        .with("height", height));
        return this;
    }

    /** A dot that names itself when pointed at. */
    Drawing dot(String styled, double x, double y, double radius, String title) {
        svg.add(
                Element.of("circle", Element.of("title", title))
                        .styled(styled)
                        .with("cx", x)
                        .with("cy", y)
                        .with("r", radius));
        return this;
    }

    Drawing path(String styled, Path path) {
        svg.add(Element.of("path").styled(styled).with("d", path.text.toString()));
        return this;
    }

    /** Text that starts at x. */
    Drawing text(String styled, double x, double y, String text) {
        return text(styled, x, y, text, "start");
    }

    /**
     * @param anchor start, middle or end: which part of the text is at x
     */
    Drawing text(String styled, double x, double y, String text, String anchor) {
        svg.add(
                Element.of("text", text)
                        .styled(styled)
                        .with("x", x)
                        .with("y", y)
                        .with("text-anchor", anchor));
        return this;
    }

    Element element() {
        return svg;
    }

    /** A line through points. */
    static final class Path {
        private final StringBuilder text = new StringBuilder();

        Path to(double x, double y) {
            text.append(text.isEmpty() ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
            return this;
        }
    }
}
