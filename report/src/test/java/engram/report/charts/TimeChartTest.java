package engram.report.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.report.charts.TimeChart.Span;
import engram.report.markup.Xml;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeChartTest {
    private static final int FRAMES = 100;

    /** At ten frames a second. */
    private static double[] seconds(int frames) {
        return IntStream.range(0, frames).mapToDouble(i -> i / 10.0).toArray();
    }

    private static double[] flat(int frames, double score) {
        double[] scores = new double[frames];
        Arrays.fill(scores, score);
        return scores;
    }

    private static Xml drawn(double[] scores, double threshold, List<Span> spans) {
        return Xml.of(
                new TimeChart("street", seconds(scores.length), scores, threshold)
                        .draw(spans, List.of())
                        .markup());
    }

    private static List<double[]> points(Xml chart) {
        String path = chart.texts("//path/@d").get(0);
        return Arrays.stream(path.substring(1).split("L", -1))
                .map(point -> point.trim().split("[ ,]"))
                .map(
                        pair ->
                                new double[] {
                                    Double.parseDouble(pair[0]), Double.parseDouble(pair[1])
                                })
                .toList();
    }

    @Test
    void aPeakOfOneFrameStaysInAVideoOfManyFrames() {
        double[] scores = flat(50_000, 1);
        scores[33_333] = 9;

        List<double[]> points = points(drawn(scores, Double.POSITIVE_INFINITY, List.of()));

        double highest = points.stream().mapToDouble(point -> point[1]).min().orElseThrow();
        double usual = points.get(0)[1];
        assertThat(points).hasSizeLessThan(2_000);
        assertThat(points.stream().filter(point -> point[1] < usual)).hasSize(1);
        assertThat(usual - highest).isGreaterThan(100);
    }

    @Test
    void theThresholdIsInSightThoughNoScoreComesNearIt() {
        Xml chart = drawn(flat(FRAMES, 1), 40, List.of());

        assertThat(chart.number("//*[@class='threshold']/@y1"))
                .isBetween(28.0, points(chart).get(0)[1] - 100);
    }

    @Test
    void withoutAThresholdNoneIsDrawn() {
        assertThat(
                        drawn(flat(FRAMES, 1), Double.POSITIVE_INFINITY, List.of())
                                .count("//*[@class='threshold']"))
                .isZero();
    }

    @Test
    void anIntervalLastsFromItsFirstFrameToTheEndOfItsLast() {
        Xml chart = drawn(flat(FRAMES, 1), 2, List.of(new Span("found", 20, 39)));

        double perFrame = (points(chart).get(99)[0] - points(chart).get(0)[0]) / 99;
        assertThat(chart.number("//rect[@class='found']/@width"))
                .isCloseTo(20 * perFrame, within(0.1));
    }

    @Test
    void anIntervalOfOneFrameCanBeSeenInALongVideo() {
        Xml chart = drawn(flat(50_000, 1), 2, List.of(new Span("found", 7, 7)));

        assertThat(chart.number("//rect[@class='found']/@width")).isGreaterThanOrEqualTo(1.5);
    }

    @Test
    void saysHowManyIntervalsThereAre() {
        assertThat(
                        drawn(flat(FRAMES, 1), 2, List.of(new Span("found", 3, 4)))
                                .texts("//@aria-label"))
                .containsExactly("Score over time of street, with 1 anomalous interval.");
    }
}
