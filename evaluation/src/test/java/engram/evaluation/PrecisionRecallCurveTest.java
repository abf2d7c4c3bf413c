package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {

    /** The example of scikit-learn's documentation. */
    private final PrecisionRecallCurve example =
            Labelled.of(new double[] {0.1, 0.4}, new double[] {0.35, 0.8}).precisionRecall();

    @Test
    void areaAndPointsOfAKnownExample() {
        assertThat(example.area().estimate()).isCloseTo(5 / 6.0, within(1e-15));
        assertThat(example.points())
                .containsExactly(
                        new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 0, 1),
                        new PrecisionRecallCurve.Point(0.8, 0.5, 1),
                        new PrecisionRecallCurve.Point(0.4, 0.5, 0.5),
                        new PrecisionRecallCurve.Point(0.35, 1, 2 / 3.0),
                        new PrecisionRecallCurve.Point(0.1, 1, 0.5));
    }

    @Test
    void intervalFollowsTheInfinitesimalJackknife() {
        // Pulls of the anomalies 0.8 and 0.35: 1 + 1/9 and 2/3 + 1/9; of the normals: -2/9 and 0.
        double variance = 2 * (1 / 36.0) / 2 + 2 * (1 / 81.0) * 2 / 4;
        double half = 1.959963984540054 * Math.sqrt(variance) / (5 / 36.0);

        assertThat(example.area().low())
                .isCloseTo(1 / (1 + Math.exp(half - Math.log(5))), within(1e-12));
        assertThat(example.area().high())
                .isCloseTo(1 / (1 + Math.exp(-half - Math.log(5))), within(1e-12));
    }

    @Test
    void perfectSeparationIsNotCertainty() {
        Interval area =
                Labelled.of(new double[] {1, 2, 3}, new double[] {4, 5, 6})
                        .precisionRecall()
                        .area();

        assertThat(area).isEqualTo(Interval.proportion(3, 3).orElseThrow());
    }

    @Test
    void equalScoresAreWorthThePartOfAnomalies() {
        PrecisionRecallCurve curve =
                Labelled.of(new double[] {2, 2, 2}, new double[] {2}).precisionRecall();

        assertThat(curve.area().estimate()).isEqualTo(0.25);
        assertThat(curve.points()).hasSize(2);
    }

    @Test
    void oneKindOnlyIsRefusedInPlainWords() {
        assertThatThrownBy(() -> PrecisionRecallCurve.of(new double[9], new boolean[9]))
                .isInstanceOf(OneClassException.class)
                .hasMessage("AUPR needs both normal and anomalous samples; all 9 are normal");
    }

    @Property
    void areaIsTheMeanPrecisionAtTheAnomalies(@ForAll("labelled") Labelled data) {
        double sum = 0;
        int anomalies = 0;
        for (int i = 0; i < data.scores().length; i++) {
            if (data.anomalous()[i]) {
                Confusion above = Confusion.at(data.scores()[i], data.scores(), data.anomalous());
                sum += above.precision().orElseThrow().estimate();
                anomalies++;
            }
        }
        assertThat(data.precisionRecall().area().estimate())
                .isCloseTo(sum / anomalies, within(1e-12));
    }

    @Property
    void orderDoesNotMatter(@ForAll("labelled") Labelled data, @ForAll long seed) {
        assertThat(data.shuffled(seed).precisionRecall()).isEqualTo(data.precisionRecall());
    }

    @Test
    void thinningKeepsTheEnds() {
        PrecisionRecallCurve curve = Labelled.gaussian(3000, 300, 1, 3).precisionRecall();
        PrecisionRecallCurve thin = curve.thinned(50);

        assertThat(thin.points()).hasSizeBetween(10, 50);
        assertThat(curve.points()).containsSubsequence(thin.points());
        assertThat(thin.points()).startsWith(curve.points().get(0));
        assertThat(thin.points()).endsWith(curve.points().get(curve.points().size() - 1));
        assertThat(thin.area()).isEqualTo(curve.area());
    }

    @Provide
    Arbitrary<Labelled> labelled() {
        return Labelled.both();
    }
}
