package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RepeatedRunsTest {

    @Test
    void figuresByHand() {
        RepeatedRuns runs = RepeatedRuns.of(2, 4, 4, 6);
        double deviation = Math.sqrt(8 / 3.0);

        assertThat(runs.count()).isEqualTo(4);
        assertThat(runs.mean()).isEqualTo(4);
        assertThat(runs.min()).isEqualTo(2);
        assertThat(runs.max()).isEqualTo(6);
        assertThat(runs.standardDeviation().orElseThrow()).isCloseTo(deviation, within(1e-15));
        assertThat(runs.interval().orElseThrow().high())
                .isCloseTo(4 + 3.182446 * deviation / 2, within(1e-6));
    }

    @Test
    void differencesKeepTheSpread() {
        RepeatedRuns runs = RepeatedRuns.of(.9, .92, .97);
        RepeatedRuns above = runs.minus(.95);

        assertThat(above.mean()).isCloseTo(-.02, within(1e-12));
        assertThat(above.standardDeviation().orElseThrow())
                .isCloseTo(runs.standardDeviation().orElseThrow(), within(1e-12));
    }

    @Test
    void aSingleRunHasNoSpread() {
        RepeatedRuns run = RepeatedRuns.of(0.9);

        assertThat(run.mean()).isEqualTo(0.9);
        assertThat(run.standardDeviation()).isEmpty();
        assertThat(run.interval()).isEmpty();
    }

    @Test
    void equalRunsHaveNoSpreadEither() {
        RepeatedRuns runs = RepeatedRuns.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

        assertThat(runs.standardDeviation()).hasValue(0);
        assertThat(runs.interval()).contains(new Interval(0.1, 0.1, 0.1, 0.95));
    }

    @Test
    void unusableRunsAreRefused() {
        assertThatThrownBy(RepeatedRuns::of).hasMessage("expected at least one run");
        assertThatThrownBy(() -> RepeatedRuns.of(1, Double.NaN))
                .hasMessage("run 2 of 2 gave NaN; expected a finite number");
    }

    @Test
    void quantilesOfTheTextbook() {
        double[][] degreesAndQuantile = {
            {1, 12.7062},
            {2, 4.3027},
            {3, 3.1824},
            {4, 2.7764},
            {5, 2.5706},
            {9, 2.2622},
            {10, 2.2281},
            {30, 2.0423},
            {100, 1.9840}
        };
        for (double[] row : degreesAndQuantile) {
            assertThat(StudentT.quantile(0.95, (int) row[0])).isCloseTo(row[1], within(5e-5));
        }
    }

    @Test
    void tailsInClosedForm() {
        assertThat(StudentT.twoSided(1, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(StudentT.twoSided(-Math.sqrt(2), 2))
                .isCloseTo(1 - Math.sqrt(0.5), within(1e-15));
        assertThat(StudentT.twoSided(0, 7)).isEqualTo(1);
        assertThat(StudentT.twoSided(1e9, 40)).isCloseTo(0, within(1e-14)).isNotNegative();
    }
}
