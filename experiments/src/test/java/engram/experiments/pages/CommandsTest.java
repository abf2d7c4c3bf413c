package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.experiments.grid.Run;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That what a page tells to run is what was run. */
class CommandsTest {

    private static Result ran(String problem, String method, long seed, String... change) {
        Result like = MadeUp.result(problem, method, seed, .9);
        Map<String, String> settings = new HashMap<>(Grid.MNIST.method(method).settings());
        if (change.length > 0) {
            settings.put(change[0], change[1]);
        }
        return new Result(
                new Run("mnist", problem, method, seed),
                settings,
                like.config(),
                like.data(),
                like.scores(),
                like.epochs(),
                like.memory(),
                like.cost(),
                like.environment());
    }

    private static List<Result> all(long seeds, String... methods) {
        List<Result> results = new ArrayList<>();
        for (String method : methods) {
            for (long seed = 1; seed <= seeds; seed++) {
                for (String digit : Grid.MNIST.protocol().problems()) {
                    results.add(ran(digit, method, seed));
                }
            }
        }
        return results;
    }

    private static String text(List<Result> results) {
        return new Commands(new Sheet(Grid.MNIST, results)).text();
    }

    @Test
    void theWholeTableNeedsNoOptions() {
        assertThat(text(all(3, Grid.MNIST.methods().toArray(String[]::new))))
                .isEqualTo("engram bench mnist --data DIR");
    }

    @Test
    void methodsThatRanAlikeShareALine() {
        assertThat(text(all(1, "memae", "ae")))
                .isEqualTo("engram bench mnist --data DIR --detectors memae,ae --seeds 1");
    }

    @Test
    void othersFollowAndGoOn() {
        List<Result> results = new ArrayList<>(all(3, "memae"));
        results.add(ran("3", "ae", 1));

        assertThat(text(results).lines())
                .containsExactly(
                        "engram bench mnist --data DIR --detectors memae",
                        "engram bench mnist --data DIR --detectors ae --classes 3 --seeds 1"
                                + " --resume");
    }

    @Test
    void changedSettingsAreSaid() {
        assertThat(text(List.of(ran("3", "ae", 1, "training.epochs", "2"))))
                .isEqualTo(
                        "engram bench mnist --data DIR --detectors ae --classes 3 --seeds 1"
                                + " --set training.epochs=2");
    }
}
