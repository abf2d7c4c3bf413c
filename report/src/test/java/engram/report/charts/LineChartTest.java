package engram.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import engram.report.markup.Xml;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineChartTest {

    private static Xml drawn(double[]... series) {
        List<LineChart.Series> lines =
                IntStream.range(0, series.length)
                        .mapToObj(i -> new LineChart.Series("s" + i, "ink", series[i]))
                        .toList();
        return Xml.of(new LineChart("Loss", lines).draw().markup());
    }

    @Property(tries = 100)
    void drawsAnyFiniteLinesWithinTheChart(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e3, max = 1e6) Double> one,
            @ForAll @DoubleRange(min = -1e3, max = 1e6) double other) {
        double[] values = one.stream().mapToDouble(Double::doubleValue).toArray();
        double[] constant = one.stream().mapToDouble(any -> other).toArray();

        Xml chart = drawn(values, constant);

        assertThat(chart.count("//path")).isEqualTo(2);
        assertThat(chart.texts("//circle/@cy").stream().map(Double::valueOf))
                .allMatch(y -> y >= 30 && y <= 210);
        assertThat(chart.texts("//path/@d")).noneMatch(path -> path.contains("NaN"));
    }

    @Test
    void fallsOfManyFoldsAreDrawnByRatio() {
        Xml chart = drawn(new double[] {1000, 100, 10, 1});

        // Equal ratios are equal steps down.
        List<Double> heights =
                List.of(chart.texts("//path/@d").get(0).substring(1).split("L", -1)).stream()
                        .map(point -> Double.valueOf(point.substring(point.indexOf(' ') + 1)))
                        .toList();
        double step = heights.get(1) - heights.get(0);
        assertThat(step).isPositive();
        assertThat(heights.get(2) - heights.get(1)).isBetween(step - .15, step + .15);
        assertThat(heights.get(3) - heights.get(2)).isBetween(step - .15, step + .15);
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(drawn(new double[] {4, 1.5}).texts("//@aria-label"))
                .containsExactly("Loss by epoch. s0: from 4 to 1.5.");
    }

    @Test
    void epochsAreWholeNumbers() {
        assertThat(drawn(new double[] {3, 2}).texts("//text[@class='label']"))
                .contains("1", "2")
                .doesNotContain("1.5");
    }
}
