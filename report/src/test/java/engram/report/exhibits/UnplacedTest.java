package engram.report.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.explanation.Explanation;
import engram.detection.verdict.Detection;
import engram.model.Look;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnplacedTest {
    private static final String COLOURS = "light and colours of the whole picture";

    private static Optional<String> line(boolean anomalous, float hottest, Look.Part... parts) {
        return Unplaced.of(
                new Explanation(
                        new Detection("a.png", 9, 0.01, anomalous, Label.UNKNOWN),
                        new float[4],
                        Optional.empty(),
                        List.of(),
                        Optional.of(
                                new Explanation.Places(
                                        new float[] {0, 1, hottest, -3},
                                        2,
                                        Optional.empty(),
                                        List.of(parts))),
                        List.of()));
    }

    private static Look.Part colours(double beyond) {
        return new Look.Part("colours", Optional.of(COLOURS), beyond);
    }

    private static Look.Part patches(double beyond) {
        return new Look.Part("patches", Optional.empty(), beyond);
    }

    private static Look.Part statistics(double beyond) {
        return new Look.Part(
                "statistics", Optional.of("what the picture shows as a whole"), beyond);
    }

    @Test
    void whatIsUnusualAboutAPictureWithoutAnUnusualPlaceIsSaid() {
        assertThat(line(true, 2.9f, patches(1), colours(7), statistics(4)))
                .contains("Light and colours of the whole picture are unusual; no place in it is.");
        assertThat(line(true, 2.9f, patches(1), colours(2), statistics(4)))
                .contains("What the picture shows as a whole is unusual; no place in it is.");
        assertThat(line(true, 2.9f, patches(5), colours(2), statistics(4)))
                .contains("No place in it is unusual by much; together they are.");
    }

    @Test
    void nothingIsSaidWherePlacesTellOrNothingIsAnomalous() {
        assertThat(line(true, 3.1f, patches(1), colours(7))).isEmpty();
        assertThat(line(false, 2.9f, patches(1), colours(7))).isEmpty();
        assertThat(line(true, 2.9f, colours(7))).as("of one part alone").isEmpty();
        assertThat(line(true, 2.9f)).isEmpty();
    }
}
