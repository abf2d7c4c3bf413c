package engram.report.chapters;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A chapter as a page of Markdown, with tables as GitHub reads them. */
public final class MarkdownPage {
    private final StringBuilder text = new StringBuilder();

    private MarkdownPage() {}

    /**
     * @param byline who wrote it from what, below the title
     */
    public static String of(Chapter chapter, String byline) {
        MarkdownPage page = new MarkdownPage();
        page.block("# " + escaped(chapter.title()));
        page.block(escaped(byline));
        chapter.passages().forEach(page::add);
        return page.text.substring(0, page.text.length() - 1);
    }

    private void add(Passage passage) {
        if (passage instanceof Passage.Heading heading) {
            block("## " + escaped(heading.text()));
        } else if (passage instanceof Passage.Prose prose) {
            block(escaped(prose.text()));
        } else if (passage instanceof Passage.Code code) {
            block(code.text().indent(4).stripTrailing());
        } else if (passage instanceof Passage.Links links) {
            block(links.links().stream().map(MarkdownPage::line).collect(Collectors.joining("\n")));
        } else if (passage instanceof Passage.Table table) {
            block(table(table));
        } else if (passage instanceof Passage.Aside aside) {
            block("## " + escaped(aside.title()));
            aside.passages().forEach(this::add);
        }
    }

    private void block(String markdown) {
        text.append(markdown).append("\n\n");
    }

    private static String line(Passage.Link link) {
        return "- [%s](%s): %s"
                .formatted(escaped(link.title()), link.target(), escaped(link.note()));
    }

    private static String table(Passage.Table table) {
        StringBuilder markdown = new StringBuilder(row(table.head()));
        markdown.append(
                IntStream.range(0, table.head().size())
                        .mapToObj(column -> table.isOfFigures(column) ? "---:" : "---")
                        .collect(Collectors.joining("|", "\n|", "|")));
        table.rows().forEach(row -> markdown.append("\n").append(row(row)));
        return markdown.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(MarkdownPage::escaped)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Backticks keep their meaning; what else Markdown would read as markup does not. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\*|<]", "\\\\$0").replaceAll("\\R", " ");
    }
}
