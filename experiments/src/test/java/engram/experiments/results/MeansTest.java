package engram.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeansTest {

    private static double[] means(Result... results) {
        return Means.overProblems(List.of(results), result -> result.own(Figures.AUROC))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static Result result(String problem, long seed, double auroc) {
        return MadeUp.result(problem, "ae", seed, auroc);
    }

    @Test
    void areOverProblemsSeedBySeed() {
        assertThat(
                        means(
                                result("0", 1, .8),
                                result("1", 1, .9),
                                result("0", 2, .6),
                                result("1", 2, .7)))
                .containsExactly(new double[] {.85, .65}, within(1e-12));
    }

    @Test
    void leaveOutSeedsThatLackProblems() {
        assertThat(means(result("0", 1, .8), result("1", 1, .9), result("0", 2, .6)))
                .containsExactly(new double[] {.85}, within(1e-12));
    }

    @Test
    void neverMixProblemsOfDifferentSeeds() {
        assertThat(means(result("0", 1, .8), result("1", 2, .6), result("1", 3, .7)))
                .containsExactly(.6, .7);
    }
}
