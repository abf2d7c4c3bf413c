package engram.report.chapters;

import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.PageFrame;
import engram.report.markup.Section;
import java.util.List;

/**
 * Chapters as one page for a browser. One file, which refers to nothing outside itself and needs no
 * script.
 *
 * @param lede what it is all about, below the title
 * @param byline who wrote it, at the foot
 */
public record ChapterPage(String title, String lede, String byline, List<Chapter> chapters) {
    public ChapterPage {
        chapters = List.copyOf(chapters);
    }

    /** The page itself: HTML that is well-formed XML too. */
    public String html() {
        Element headline =
                Element.of(
                        "header",
                        Element.paragraph("mark", "Engram"),
                        Element.of("h1", title),
                        Element.of("p", ChapterSection.inline(lede)).styled("lede"));
        return PageFrame.html(
                title + " · Engram",
                headline,
                chapters.stream().<Section>map(ChapterSection::new).toList(),
                ChapterSection.inline(
                        byline + " This page is one file: it loads nothing and runs no script."),
                Node.none());
    }
}
