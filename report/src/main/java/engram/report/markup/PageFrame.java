package engram.report.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all pages have in common: the head, links to the sections, the sections, the foot. */
public final class PageFrame {
    private static final String STYLE = "page.css";

    private PageFrame() {}

    /**
     * @param title for the browser's tab
     * @param headline what stands above the links
     * @param footer a sentence
     * @param hidden what other parts of the page refer to
     */
    public static String html(
            String title, Node headline, List<Section> sections, Node footer, Node hidden) {
        Map<Section, Node> drawn = new LinkedHashMap<>();
        for (Section section : sections) {
            section.draw().ifPresent(content -> drawn.put(section, content));
        }
        Element main = Element.of("main", headline, links(drawn.keySet()));
        drawn.forEach((section, content) -> main.add(section(section, content)));
        Element body = Element.of("body", main, Element.of("footer", footer), hidden);
        Element page = Element.of("html", head(title), body).with("lang", "en");
        return "<!DOCTYPE html>\n" + page.markup() + "\n";
    }

    private static Element links(Iterable<Section> sections) {
        List<Node> links = new ArrayList<>();
        for (Section section : sections) {
            links.add(Element.of("a", section.title()).with("href", "#" + section.id()));
        }
        return Element.of("nav", links).with("aria-label", "Sections");
    }

    private static Element section(Section section, Node content) {
        String heading = section.id() + "-heading";
        return Element.of("section", Element.of("h2", section.title()).with("id", heading), content)
                .with("id", section.id())
                .with("aria-labelledby", heading);
    }

    private static Element head(String title) {
        return Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Element.of("title", title),
                // Not escaped, since browsers do not unescape style sheets; ours has no < or &.
                Element.of("style", out -> out.append('\n').append(style())));
    }

    private static String style() {
        try (InputStream in = PageFrame.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
