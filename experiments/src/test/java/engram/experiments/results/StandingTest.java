package engram.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void theBestStandsFirst() {
        List<Standing> ranking =
                Standing.rank(
                        List.of(
                                MadeUp.result("0", "ae", 1, .7),
                                MadeUp.result("0", "memae", 1, .9),
                                MadeUp.result("0", "knn", 1, .8)));

        assertThat(ranking).extracting(Standing::method).containsExactly("memae", "knn", "ae");
    }

    @Test
    void isTheMeanOverProblemsSeedBySeed() {
        Standing standing =
                Standing.rank(
                                List.of(
                                        MadeUp.result("0", "ae", 1, .6),
                                        MadeUp.result("1", "ae", 1, .8),
                                        MadeUp.result("0", "ae", 2, .8),
                                        MadeUp.result("1", "ae", 2, 1)))
                        .get(0);

        assertThat(standing.protocol()).isEqualTo("mnist");
        assertThat(standing.auroc().count()).isEqualTo(2);
        assertThat(standing.auroc().mean()).isEqualTo(.8, within(1e-12));
        assertThat(standing.auroc().standardDeviation().getAsDouble())
                .isEqualTo(Math.sqrt(.02), within(1e-12));
        // 12.5 to train and 1.25 to score, whatever the problem.
        assertThat(standing.seconds()).isEqualTo(13.75);
    }

    @Test
    void nobodyStandsWhereNothingRan() {
        assertThat(Standing.rank(List.of())).isEmpty();
    }
}
