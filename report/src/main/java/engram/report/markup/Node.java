package engram.report.markup;

import java.util.List;

/** A piece of markup, well formed both as HTML and as XML. */
public interface Node {

    /** Appends the markup. */
    void render(StringBuilder out);

    /** Plain text; whatever it contains, it stays text. */
    static Node text(String text) {
        return out -> Escape.text(text, out);
    }

    /** One after the other, without an element around them. */
    static Node all(List<? extends Node> nodes) {
        List<Node> copy = List.copyOf(nodes);
        return out -> copy.forEach(node -> node.render(out));
    }

    /** One after the other, without an element around them. */
    static Node all(Node... nodes) {
        return all(List.of(nodes));
    }

    /** Nothing. */
    static Node none() {
        return out -> {};
    }

    /** The markup as text. */
    default String markup() {
        StringBuilder out = new StringBuilder();
        render(out);
        return out.toString();
    }
}
