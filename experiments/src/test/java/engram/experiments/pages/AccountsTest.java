package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What runs cost, how memory fared and where figures come from, counted from result lines. */
class AccountsTest {
    private static final List<Result> RESULTS =
            List.of(
                    MadeUp.result("1", "memae", 1, .9),
                    MadeUp.result("1", "memae", 2, .8),
                    without(MadeUp.result("1", "ae", 1, .7)));

    private static Result without(Result result) {
        return new Result(
                result.run(),
                result.settings(),
                result.config(),
                new Result.Data("def", 30, 1, 5, 2),
                result.scores(),
                result.epochs(),
                Optional.empty(),
                result.cost(),
                result.environment());
    }

    private static List<Passage> passages() {
        return new Accounts(new Sheet(Grid.MNIST, RESULTS)).passages();
    }

    private static Passage.Table table(List<Passage> passages, String first, String second) {
        return passages.stream()
                .filter(Passage.Table.class::isInstance)
                .map(Passage.Table.class::cast)
                .filter(t -> t.head().get(0).equals(first) && t.head().get(1).equals(second))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void memoryIsToldOfMethodsThatHaveOne() {
        Passage.Table memory = table(passages(), "Method", "Items");
        assertThat(memory.rows()).hasSize(1);
        assertThat(memory.rows().get(0)).startsWith("memae", "100", "3");
        List<Passage> none = new Accounts(new Sheet(Grid.MNIST, RESULTS.subList(2, 3))).passages();
        assertThat(none).noneMatch(new Passage.Heading("Memory")::equals);
    }

    @Test
    void secondsAreMeansAndRunsAreCounted() {
        Passage.Table seconds = table(passages(), "Method", "Training");
        assertThat(seconds.rows())
                .anySatisfy(row -> assertThat(row).contains("memae", "12.5", "60", "2"))
                .anySatisfy(row -> assertThat(row).contains("ae", "12.5", "60", "1"));
    }

    @Test
    void originsNameAllThatDiffersBetweenRuns() {
        List<Passage> folded =
                passages().stream()
                        .filter(Passage.Aside.class::isInstance)
                        .flatMap(aside -> ((Passage.Aside) aside).passages().stream())
                        .toList();
        assertThat(table(folded, "What", "Value").rows())
                .contains(
                        List.of("Runs", "3"),
                        List.of("Seeds", "1, 2"),
                        List.of("Data, SHA-256", "abc, def"),
                        List.of("Samples learned from", "10 to 30"),
                        List.of("Anomalies tested", "2"),
                        List.of("Commit", "c0ffee"),
                        List.of("Ended", "1970-01-01 00:00 UTC"));
        assertThat(table(folded, "Method", "What differs from the defaults of its family").rows())
                .contains(List.of("ae", "family=ae, training.epochs=7"));
    }
}
