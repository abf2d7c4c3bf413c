package engram.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardSumTest {
    private static final StandardSum SUM =
            StandardSum.of(List.of(new double[] {1, 3}, new double[] {50, 70, 60, 60}));

    @Test
    void eachScoreCountsInItsOwnDeviations() {
        double[] sums = SUM.added(List.of(new double[] {2, 5}, new double[] {60, 60}));
        assertThat(sums).containsExactly(0, 3);
        assertThat(SUM.added(List.of(new double[] {2}, new double[] {70}))[0])
                .isCloseTo(10 / Math.sqrt(50), within(1e-6));
    }

    @Test
    void whereNormalSamplesScoreAlikeADifferenceCountsAsItIs() {
        StandardSum alike = StandardSum.of(List.of(new double[] {4, 4, 4}));
        assertThat(alike.added(List.of(new double[] {4, 6.5}))).containsExactly(0, 2.5);
    }

    @Test
    void whatIsKeptAddsUpAlike() {
        StandardSum again = StandardSum.restored(SUM.weights(), 2, true).orElseThrow();
        List<double[]> scores = List.of(new double[] {7, -1}, new double[] {12, 88});
        assertThat(again.added(scores)).containsExactly(SUM.added(scores));
    }

    @Test
    void isMissedOnlyWhereItIsNeeded() {
        assertThat(StandardSum.restored(Map.of(), 2, false)).isEmpty();
        assertThatThrownBy(() -> StandardSum.restored(Map.of(), 2, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights \"score.sum\" are of 0 values, not 4");
        Map<String, Weights> three = SUM.weights();
        assertThatThrownBy(() -> StandardSum.restored(three, 3, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights \"score.sum\" are of 4 values, not 6");
    }
}
