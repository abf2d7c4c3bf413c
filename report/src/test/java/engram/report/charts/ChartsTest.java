package engram.report.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.evaluation.Interval;
import engram.report.markup.Element;
import engram.report.markup.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {

    @Test
    void putsTheThresholdAmongTheScoresAndColoursWhatLiesAbove() {
        double[] scores = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        var chart = new ScoreChart(List.of(new ScoreChart.Row("Normal", scores)), 7.5);

        Xml drawn = Xml.of(chart.draw(504, 10).markup());

        assertThat(drawn.number("//line[@class='threshold']/@x1")).isEqualTo(2 + 500 * 0.75);
        assertThat(drawn.texts("//rect[@class='bar flagged']/@x").stream().map(Double::valueOf))
                .allMatch(left -> left >= 2 + 500 * 0.75 - 50);
        assertThat(drawn.texts("//text")).contains("Normal, 11", "27.3 % above");
    }

    /** A rule for names elsewhere once wrote those of charts from right to left. */
    @Test
    void noRuleTurnsWordsOfChartsAround() throws IOException {
        Xml drawn = Xml.of(new ScoreChart(List.of(row(1, 2, 3)), 2).draw(504, 10).markup());
        List<String> called = drawn.texts("//text/@class");

        assertThat(called).contains("name", "label");
        try (InputStream style = Element.class.getResourceAsStream("page.css")) {
            String rules = new String(style.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(called)
                    .allSatisfy(
                            name ->
                                    assertThat(rules)
                                            .doesNotContainPattern(
                                                    "\\.%s\\b[^{}]*\\{[^}]* direction:"
                                                            .formatted(
                                                                    name.replaceAll(" .*", ""))));
        }
    }

    @Test
    void showsRatiosWhereScoresSpreadWide() {
        var wide = new ScoreChart(List.of(row(0.001, 0.1, 1000)), 1);
        var narrow = new ScoreChart(List.of(row(1, 2, 3)), 1);

        assertThat(wide.isLogarithmic()).isTrue();
        assertThat(narrow.isLogarithmic()).isFalse();
        assertThat(Xml.of(wide.draw(800, 30).markup()).texts("//text[@class='label']"))
                .contains("0.001", "1", "1,000");
    }

    @Test
    void drawsNoThresholdWhereThereIsNone() {
        var chart = new ScoreChart(List.of(row(1, 2, 3)), Double.POSITIVE_INFINITY);

        assertThat(Xml.of(chart.draw(500, 10).markup()).count("//line[@class='threshold']"))
                .isZero();
    }

    @Test
    void drawsCurvesFromCornerToCorner() {
        CurveChart chart =
                new CurveChart("x", "y", "a curve")
                        .curve(
                                List.of(
                                        new CurveChart.Point(0, 0),
                                        new CurveChart.Point(0, 1),
                                        new CurveChart.Point(1, 1)))
                        .operating(new CurveChart.Point(0.5, 0.5), "here");

        Xml drawn = Xml.of(chart.draw().markup());

        assertThat(drawn.texts("//path/@d")).containsExactly("M44.0 396.0L44.0 30.0L428.0 30.0");
        assertThat(drawn.number("//circle/@cx")).isEqualTo(236);
        assertThat(drawn.number("//circle/@cy")).isEqualTo(213);
    }

    @Test
    void keepsTheNamesOfLinesApart() {
        LineChart chart =
                new LineChart(
                        "Loss",
                        List.of(
                                new LineChart.Series("a", "ink", new double[] {4, 1}),
                                new LineChart.Series("b", "ink", new double[] {5, 1.01})));

        Xml drawn = Xml.of(chart.draw().markup());

        assertThat(drawn.texts("//text[@class='name ink']")).containsExactly("b 1.01", "a 1");
        List<Double> heights =
                drawn.texts("//text[@class='name ink']/@y").stream().map(Double::valueOf).toList();
        assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(15.99);
    }

    @Test
    void drawsASingleEpoch() {
        LineChart chart =
                new LineChart("Loss", List.of(new LineChart.Series("a", "ink", new double[] {0})));

        assertThat(chart.draw().markup()).doesNotContain("NaN");
    }

    @Test
    void drawsIntervalsOnOneScale() {
        var one = new IntervalChart.Row("one", new Interval(0.9, 0.85, 0.95, 0.95), true);
        var two = new IntervalChart.Row("two", new Interval(0.9, 0.8, 0.95, 0.95), false);

        Xml drawn = Xml.of(new IntervalChart(List.of(one, two)).draw(1000).markup());

        assertThat(drawn.texts("//circle/@cx"))
                .hasSize(2)
                .containsOnly(drawn.texts("//circle/@cx").get(0));
        assertThat(drawn.number("//line[@class='whisker accent']/@x1"))
                .isGreaterThan(drawn.number("//line[@class='whisker muted']/@x1"));
    }

    @Test
    void ticksAtRoundValues() {
        assertThat(Scale.linear(0, 1, 0, 100).ticks(4)).containsExactly(0.0, 0.5, 1.0);
        assertThat(Scale.linear(3, 21, 0, 100).ticks(5)).containsExactly(5.0, 10.0, 15.0, 20.0);
        assertThat(new Scale(0.5, 2000, 0, 100, true).ticks(5))
                .containsExactly(1.0, 10.0, 100.0, 1000.0);
    }

    @Test
    void laysValuesAlongTheAxis() {
        assertThat(Scale.linear(0, 10, 100, 0).at(2.5)).isEqualTo(75);
        assertThat(new Scale(1, 100, 0, 10, true).at(10)).isCloseTo(5, within(1e-9));
        assertThat(new Scale(1, 100, 0, 10, true).at(0)).isZero();
    }

    private static ScoreChart.Row row(double... scores) {
        return new ScoreChart.Row("Normal", scores);
    }
}
