package engram.report.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import engram.report.markup.Xml;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PassageTest {

    @Test
    void columnsOfFiguresAreKnownByTheirCells() {
        Passage.Table table =
                new Passage.Table(
                        List.of("Method", "Figure", "Words", "Mixed", "Signs"),
                        List.of(
                                List.of("1", "0.97 ± 0.01", "yes", "0.5", "−0.1"),
                                List.of("2", "–", "no", "none", "< 0.0001")));

        assertThat(table.isOfFigures(0)).as("the first column names rows").isFalse();
        assertThat(table.isOfFigures(1)).isTrue();
        assertThat(table.isOfFigures(2)).isFalse();
        assertThat(table.isOfFigures(3)).isFalse();
        assertThat(table.isOfFigures(4)).isTrue();
    }

    @Test
    void aTableKeepsACopy() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("a")));
        Passage.Table table = new Passage.Table(List.of("x"), rows);
        rows.add(List.of("b"));

        assertThat(table.rows()).containsExactly(List.of("a"));
    }

    @Property(tries = 200)
    void whateverStandsInItAPageIsWellFormedAndATableKeepsItsColumns(
            @ForAll String title, @ForAll String cell) {
        Chapter chapter =
                new Chapter(
                        "id",
                        title,
                        List.of(
                                new Passage.Prose(cell),
                                new Passage.Table(List.of("a", "b"), List.of(List.of(cell, "1")))));

        Xml.of(new ChapterPage(title, cell, cell, List.of(chapter)).html());
        String markdown = MarkdownPage.of(chapter, "me");
        String last =
                markdown.stripTrailing().substring(markdown.stripTrailing().lastIndexOf('\n') + 1);
        assertThat(last).startsWith("| ").endsWith(" | 1 |");
        assertThat(last.replace("\\|", "").chars().filter(c -> c == '|').count()).isEqualTo(3);
    }
}
