package engram.report.chapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.report.charts.Mark;
import engram.report.charts.MarkChart;
import engram.report.markup.Xml;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChapterPageTest {
    private static final Passage.Table TABLE =
            new Passage.Table(
                    List.of("Method", "AUROC", "Note"),
                    List.of(List.of("a|b", "0.9 ± 0.1", "good"), List.of("c", "–", "<b>")));
    private static final Chapter CHAPTER =
            new Chapter(
                    "one",
                    "One & only",
                    List.of(
                            new Passage.Prose("By `engram bench`, 2 * 3."),
                            new Passage.Code("engram bench mnist\nengram bench report"),
                            new Passage.Heading("Figures"),
                            TABLE,
                            plot(OptionalDouble.of(.8)),
                            new Passage.Links(List.of(new Passage.Link("x.md", "X", "more"))),
                            new Passage.Aside("More", List.of(new Passage.Prose("hidden")))));

    private static Passage.Plot plot(OptionalDouble published) {
        return new Passage.Plot(
                "dots",
                new MarkChart(
                        "AUROC",
                        List.of(
                                new Mark(
                                        "a",
                                        new Mark.Spread(.9, .85, .95),
                                        published,
                                        List.of(new Mark.Point("cat", .7)),
                                        true),
                                new Mark(
                                        "b",
                                        new Mark.Spread(.5, .5, .5),
                                        OptionalDouble.empty(),
                                        List.of(),
                                        false)),
                        OptionalDouble.empty()));
    }

    @Test
    void isMarkdownWithTheSameWords() {
        assertThat(MarkdownPage.of(CHAPTER, "Written by `me`."))
                .isEqualTo(
                        """
                        # One & only

                        Written by `me`.

                        By `engram bench`, 2 \\* 3.

                            engram bench mnist
                            engram bench report

                        ## Figures

                        | Method | AUROC | Note |
                        |---|---:|---|
                        | a\\|b | 0.9 ± 0.1 | good |
                        | c | – | \\<b> |

                        - [X](x.md): more

                        ## More

                        hidden
                        """);
    }

    @Test
    void isOneWellFormedPage() {
        Xml page = Xml.of(new ChapterPage("All", "of it", "By `me`.", List.of(CHAPTER)).html());

        assertThat(page.texts("//section/@id")).containsExactly("one");
        assertThat(page.texts("//h2")).containsExactly("One & only");
        assertThat(page.texts("//footer/code")).containsExactly("me");
        assertThat(page.texts("//td[@class='number']")).containsExactly("0.9 ± 0.1", "–");
        assertThat(page.texts("//details/summary")).containsExactly("More");
    }

    @Test
    void drawsMeansSpreadPointsAndPublishedValues() {
        Xml drawn = Xml.of(plot(OptionalDouble.of(.8)).chart().draw(1040).markup());

        assertThat(drawn.texts("//circle/@class"))
                .containsExactly("point", "dot accent", "ring", "dot muted");
        assertThat(drawn.count("//line[starts-with(@class, 'whisker')]")).isOne();
        assertThat(drawn.number("//circle[@class='ring']/@cx"))
                .isLessThan(drawn.number("//circle[@class='dot accent']/@cx"));
        assertThat(drawn.texts("//circle/title")).contains("a, published: 0.8", "a, cat: 0.7");
    }

    @Test
    void drawsASingleFigure() {
        Mark mark =
                new Mark("a", new Mark.Spread(1, 1, 1), OptionalDouble.empty(), List.of(), false);
        var plot = new Passage.Plot("", new MarkChart("F1", List.of(mark), OptionalDouble.empty()));

        assertThat(plot.chart().draw(380).markup()).doesNotContain("NaN");
    }

    @Test
    void refusesRaggedTables() {
        assertThatThrownBy(() -> new Passage.Table(List.of("a", "b"), List.of(List.of("only one"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells under 2");
    }
}
