package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    private static final boolean[] TRUTH = {true, true, true, false, false, false, false};

    @Test
    void countsVerdictsAgainstTheTruth() {
        boolean[] flagged = {true, true, false, true, false, false, false};

        assertThat(Confusion.of(flagged, TRUTH)).isEqualTo(new Confusion(2, 1, 3, 1));
    }

    @Test
    void aScoreAtTheThresholdIsFlagged() {
        double[] scores = {5, 3, 1, 3, 2.9, 0, -1};

        assertThat(Confusion.at(3, scores, TRUTH)).isEqualTo(new Confusion(2, 1, 3, 1));
        assertThat(Confusion.at(Double.POSITIVE_INFINITY, scores, TRUTH).flagged()).isZero();
    }

    @Test
    void figuresByHand() {
        Confusion counts = new Confusion(8, 2, 86, 4);

        assertThat(estimate(counts.precision())).isEqualTo(0.8);
        assertThat(estimate(counts.recall())).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(estimate(counts.f1())).isCloseTo(8 / 11.0, within(1e-15));
        assertThat(estimate(counts.falseAlarmRate())).isCloseTo(2 / 88.0, within(1e-15));
        assertThat(estimate(counts.accuracy())).isEqualTo(0.94);
        assertThat(counts.total()).isEqualTo(100);
    }

    @Test
    void intervalOfF1IsThatOfTheSharedProportion() {
        Interval shared = Interval.proportion(8, 14).orElseThrow();
        Interval f1 = new Confusion(8, 2, 86, 4).f1().orElseThrow();

        assertThat(f1.low() / (2 - f1.low())).isCloseTo(shared.low(), within(1e-12));
        assertThat(f1.high() / (2 - f1.high())).isCloseTo(shared.high(), within(1e-12));
    }

    @Test
    void whatCannotBeHadIsEmpty() {
        Confusion nothingFlagged = new Confusion(0, 0, 5, 3);
        Confusion normalsOnly = new Confusion(0, 0, 5, 0);
        Confusion anomaliesOnly = new Confusion(2, 0, 0, 1);

        assertThat(nothingFlagged.precision()).isEmpty();
        assertThat(estimate(nothingFlagged.f1())).isZero();
        assertThat(normalsOnly.recall()).isEmpty();
        assertThat(normalsOnly.f1()).isEmpty();
        assertThat(estimate(normalsOnly.falseAlarmRate())).isZero();
        assertThat(anomaliesOnly.falseAlarmRate()).isEmpty();
        assertThat(new Confusion(0, 0, 0, 0).accuracy()).isEmpty();
    }

    @Test
    void unusableInputIsRefused() {
        assertThatThrownBy(() -> Confusion.of(new boolean[2], TRUTH))
                .hasMessage("expected 2 labels, one for each sample, but there are 7");
        assertThatThrownBy(() -> Confusion.at(1, new double[] {Double.NaN}, new boolean[1]))
                .hasMessageStartingWith("score 1 of 1 is NaN");
        assertThatThrownBy(() -> new Confusion(0, -1, 0, 0)).hasMessageContaining("-1");
    }

    private static double estimate(Optional<Interval> figure) {
        return figure.orElseThrow().estimate();
    }
}
