package engram.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are shell scripts, and so can be made to die. */
@DisabledOnOs(OS.WINDOWS)
class WorkersTest {
    @TempDir Path folder;

    private final List<Long> succeeded = new ArrayList<>();
    private final Map<Long, String> failed = new TreeMap<>();

    private void carryOut(String script, int jobs, int orders) {
        new Workers(List.of("sh", "-c", script), jobs)
                .carryOut(
                        IntStream.rangeClosed(1, orders).mapToObj(WorkersTest::order).toList(),
                        new Workers.Listener() {
                            @Override
                            public void succeeded(Result result) {
                                succeeded.add(result.run().seed());
                            }

                            @Override
                            public void failed(Run run, String why) {
                                failed.put(run.seed(), why);
                            }
                        });
    }

    private static Workers.Order order(int seed) {
        return new Workers.Order(new Run("own", "all", "ae", seed), Method.standard("ae"), 1);
    }

    /** Answers each order with the next of these seeds' results. */
    private String answering(int... seeds) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int seed : seeds) {
            Result result = ResultFileTest.result("0", "ae", seed, .9);
            lines.append(Json.line(new Workers.Answer(result, null))).append('\n');
        }
        Path answers = Files.writeString(folder.resolve("answers"), lines);
        return "while read -r answer <&3 && read -r order; do printf '%s\\n' \"$answer\"; done 3<"
                + answers;
    }

    @Test
    void oneProcessServesOrderAfterOrder() throws IOException {
        carryOut(answering(1, 2, 3), 1, 3);

        assertThat(succeeded).containsExactly(1L, 2L, 3L);
        assertThat(failed).isEmpty();
    }

    @Test
    void aProcessThatDiesTakesItsOwnRunAlone() {
        carryOut("read order; exit 3", 2, 5);

        assertThat(succeeded).isEmpty();
        assertThat(failed)
                .containsOnlyKeys(1L, 2L, 3L, 4L, 5L)
                .allSatisfy(
                        (seed, why) ->
                                assertThat(why).isEqualTo("its process ended with exit code 3"));
    }

    @Test
    void aProcessThatDiesBeforeItIsAskedIsNoEndOfAll() {
        carryOut("exec <&-; exit 4", 1, 2);

        assertThat(failed.values()).containsOnly("its process ended with exit code 4").hasSize(2);
    }

    @Test
    void whatCannotBeStartedIsSaid() {
        Workers none = new Workers(List.of(folder.resolve("none").toString()), 1);

        assertThatThrownBy(() -> none.carryOut(List.of(order(1)), null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }
}
