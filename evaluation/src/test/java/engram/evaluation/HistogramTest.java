package engram.evaluation;

import static engram.evaluation.Histogram.Scale.LINEAR;
import static engram.evaluation.Histogram.Scale.LOGARITHMIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void groupsShareTheirBins() {
        Map<String, double[]> groups = new LinkedHashMap<>();
        groups.put("normal", new double[] {0, 0.5, 1, 1.9});
        groups.put("anomalous", new double[] {2, 4});
        Histogram histogram = Histogram.of(4, LINEAR, groups);

        assertThat(histogram.edges()).containsExactly(0, 1, 2, 3, 4);
        assertThat(histogram.counts()).containsOnlyKeys("normal", "anomalous");
        assertThat(histogram.counts().get("normal")).containsExactly(2, 2, 0, 0);
        assertThat(histogram.counts().get("anomalous")).containsExactly(0, 0, 1, 1);
    }

    @Test
    void logarithmicBinsHaveEqualRatios() {
        Histogram histogram =
                Histogram.of(3, LOGARITHMIC, Map.of("all", new double[] {1, 5, 50, 1000}));

        assertThat(histogram.edges())
                .containsExactly(new double[] {1, 10, 100, 1000}, within(1e-9));
        assertThat(histogram.counts().get("all")).containsExactly(2, 1, 1);
    }

    @Test
    void aSingleValueIsWidened() {
        assertThat(Histogram.of(1, LINEAR, Map.of("all", new double[] {2})).edges())
                .containsExactly(1.5, 2.5);
        assertThat(Histogram.of(2, LOGARITHMIC, Map.of("all", new double[] {2})).edges())
                .containsExactly(1, 2, 4);
    }

    @Test
    void unusableInputIsRefused() {
        assertThatThrownBy(() -> Histogram.of(2, LINEAR, Map.of("all", new double[0])))
                .hasMessage("there are no scores to count");
        assertThatThrownBy(() -> Histogram.of(0, LINEAR, Map.of("all", new double[1])))
                .hasMessage("expected at least 1 bin, but got 0");
        assertThatThrownBy(() -> Histogram.of(2, LOGARITHMIC, Map.of("all", new double[] {0, 1})))
                .hasMessage("a logarithmic scale needs scores above 0, but the lowest is 0.0");
        assertThatThrownBy(
                        () -> Histogram.of(2, LINEAR, Map.of("all", new double[] {1, Double.NaN})))
                .hasMessageStartingWith("score 2 of 2 is NaN");
    }

    @Property
    void everyScoreIsCountedOnce(
            @ForAll("labelled") Labelled data, @ForAll @IntRange(min = 1, max = 30) int bins) {
        double[] scores = data.mapped(score -> -score / 3).scores();
        long[] counts = Histogram.of(bins, LINEAR, Map.of("all", scores)).counts().get("all");

        assertThat(counts).hasSize(bins);
        assertThat(LongStream.of(counts).sum()).isEqualTo(scores.length);
    }

    @Provide
    Arbitrary<Labelled> labelled() {
        return Labelled.both();
    }
}
