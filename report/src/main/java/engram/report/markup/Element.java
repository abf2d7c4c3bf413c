package engram.report.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An element of HTML or SVG. Attributes and text are escaped; names are the program's own. */
public final class Element implements Node {
    private static final Set<String> VOID =
            Set.of(
                    "br", "circle", "hr", "image", "img", "line", "link", "meta", "path", "rect",
                    "stop", "use", "wbr");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    public static Element of(String name, Node... children) {
        return new Element(name).add(children);
    }

    public static Element of(String name, String text) {
        return new Element(name).add(Node.text(text));
    }

    public static Element of(String name, List<? extends Node> children) {
        return new Element(name).add(children);
    }

    /** A {@code div} of a class. */
    public static Element div(String styled, Node... children) {
        return of("div", children).styled(styled);
    }

    /** A {@code span} of a class. */
    public static Element span(String styled, String text) {
        return of("span", text).styled(styled);
    }

    /** A paragraph of a class. */
    public static Element paragraph(String styled, String text) {
        return of("p", text).styled(styled);
    }

    public Element styled(String classes) {
        return with("class", classes);
    }

    public Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** A length or a position, to a hundredth. */
    public Element with(String attribute, double value) {
        return with(attribute, coordinate(value));
    }

    public Element add(Node... more) {
        children.addAll(List.of(more));
        return this;
    }

    public Element add(List<? extends Node> more) {
        children.addAll(more);
        return this;
    }

    @Override
    public void render(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach(
                (attribute, value) -> {
                    out.append(' ').append(attribute).append("=\"");
                    Escape.text(value, out);
                    out.append('"');
                });
        if (children.isEmpty() && VOID.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        children.forEach(child -> child.render(out));
        out.append("</").append(name).append('>');
    }

    /** A number as SVG and CSS have it: at most two decimals. */
    public static String coordinate(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.2f", rounded).replaceAll("0+$", "");
    }
}
