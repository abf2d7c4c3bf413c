package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RocCurveTest {

    /** The example of scikit-learn's documentation. */
    private final RocCurve example =
            Labelled.of(new double[] {0.1, 0.4}, new double[] {0.35, 0.8}).roc();

    @Test
    void areaAndPointsOfAKnownExample() {
        assertThat(example.area().estimate()).isEqualTo(0.75);
        assertThat(example.points())
                .containsExactly(
                        new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0),
                        new RocCurve.Point(0.8, 0, 0.5),
                        new RocCurve.Point(0.4, 0.5, 0.5),
                        new RocCurve.Point(0.35, 0.5, 1),
                        new RocCurve.Point(0.1, 1, 1));
    }

    @Test
    void intervalFollowsDeLongOnLogOdds() {
        // Anomalies win 1/2 and 1, normals lose 1 and 1/2: variance 1/8 / 2 + 1/8 / 2 = 1/8.
        double half = 1.959963984540054 * Math.sqrt(0.125) / (0.75 * 0.25);
        double low = 1 / (1 + Math.exp(half - Math.log(3)));
        double high = 1 / (1 + Math.exp(-half - Math.log(3)));

        assertThat(example.area().low()).isCloseTo(low, within(1e-12));
        assertThat(example.area().high()).isCloseTo(high, within(1e-12));
        assertThat(example.area().confidence()).isEqualTo(0.95);
    }

    @Test
    void perfectSeparationIsNotCertainty() {
        Interval few = Labelled.of(new double[] {1, 2, 3}, new double[] {4, 5}).roc().area();
        Interval many = Labelled.gaussian(2000, 1000, 50, 1).roc().area();

        assertThat(few.estimate()).isEqualTo(1);
        assertThat(few.high()).isEqualTo(1);
        assertThat(few.low()).isBetween(0.3, 0.7);
        assertThat(many.low()).isBetween(0.99, 0.9999);
    }

    @Test
    void oneSampleOfAKindHasAWideInterval() {
        Interval area = Labelled.of(new double[] {1, 2, 4}, new double[] {3}).roc().area();

        assertThat(area.estimate()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(area.high() - area.low()).isGreaterThan(0.6);
    }

    @Test
    void equalScoresAreWorthAHalf() {
        RocCurve curve = Labelled.of(new double[] {2, 2}, new double[] {2, 2, 2}).roc();

        assertThat(curve.area().estimate()).isEqualTo(0.5);
        assertThat(curve.points()).hasSize(2);
        assertThat(curve.area().low()).isLessThan(0.3);
    }

    @Test
    void oneKindOnlyIsRefusedInPlainWords() {
        assertThatThrownBy(() -> RocCurve.of(new double[120], new boolean[120]))
                .isInstanceOf(OneClassException.class)
                .hasMessage("AUROC needs both normal and anomalous samples; all 120 are normal");
        assertThatThrownBy(() -> RocCurve.of(new double[1], new boolean[] {true}))
                .hasMessageEndingWith("the only one is anomalous");
        assertThatThrownBy(() -> RocCurve.of(new double[0], new boolean[0]))
                .hasMessageEndingWith("there are none");
    }

    @Test
    void unusableScoresAreNamed() {
        assertThatThrownBy(
                        () ->
                                RocCurve.of(
                                        new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .hasMessage("score 2 of 2 is NaN; scores must be finite numbers");
        assertThatThrownBy(
                        () -> RocCurve.of(new double[] {Double.NEGATIVE_INFINITY}, new boolean[1]))
                .hasMessageStartingWith("score 1 of 1 is -Infinity");
        assertThatThrownBy(() -> RocCurve.of(new double[3], new boolean[2]))
                .hasMessage("expected 3 labels, one for each sample, but there are 2");
    }

    @Property
    void areaIsTheShareOfPairsRightlyOrdered(@ForAll("labelled") Labelled data) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < data.scores().length; i++) {
            for (int j = 0; j < data.scores().length; j++) {
                if (data.anomalous()[i] && !data.anomalous()[j]) {
                    won += (1 + Math.signum(data.scores()[i] - data.scores()[j])) / 2;
                    pairs++;
                }
            }
        }
        assertThat(data.roc().area().estimate()).isEqualTo(won / pairs);
    }

    @Property
    void monotoneChangesAndOrderDoNotMatter(@ForAll("labelled") Labelled data, @ForAll long seed) {
        Interval area = data.roc().area();

        assertThat(data.mapped(Math::exp).roc().area()).isEqualTo(area);
        assertThat(data.shuffled(seed).roc()).isEqualTo(data.roc());
    }

    @Property
    void negatedScoresHaveTheComplement(@ForAll("labelled") Labelled data) {
        Interval area = data.roc().area();
        Interval negated = data.mapped(score -> -score).roc().area();

        assertThat(negated.estimate()).isCloseTo(1 - area.estimate(), within(1e-12));
        assertThat(negated.low()).isCloseTo(1 - area.high(), within(1e-9));
    }

    @Property
    void trapezoidsUnderThePointsSumToTheArea(@ForAll("labelled") Labelled data) {
        RocCurve curve = data.roc();
        double sum = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            RocCurve.Point a = curve.points().get(i - 1);
            RocCurve.Point b = curve.points().get(i);
            sum += (b.falseAlarmRate() - a.falseAlarmRate()) * (a.recall() + b.recall()) / 2;
        }
        assertThat(sum).isCloseTo(curve.area().estimate(), within(1e-12));
    }

    @Test
    void thinningKeepsTheEndsAndTheShape() {
        RocCurve curve = Labelled.gaussian(3000, 1000, 1.5, 3).roc();
        RocCurve thin = curve.thinned(100);

        assertThat(thin.points()).hasSizeBetween(90, 100);
        assertThat(curve.points()).containsSubsequence(thin.points());
        assertThat(thin.points().get(0)).isEqualTo(curve.points().get(0));
        assertThat(thin.points().get(thin.points().size() - 1))
                .isEqualTo(curve.points().get(curve.points().size() - 1));
        assertThat(thin.area()).isEqualTo(curve.area());
        for (int i = 1; i < thin.points().size(); i++) {
            double step = thin.points().get(i).recall() - thin.points().get(i - 1).recall();
            assertThat(step).isLessThan(2.0 / 99 + 0.002);
        }
        assertThat(example.thinned(100)).isEqualTo(example);
        assertThat(example.thinned(2).points()).hasSize(2);
        assertThatThrownBy(() -> example.thinned(1)).hasMessageContaining("at least 2 points");
    }

    @Provide
    Arbitrary<Labelled> labelled() {
        return Labelled.both();
    }
}
