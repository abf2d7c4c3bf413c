package engram.experiments.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import engram.experiments.results.Json;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that learn nothing, and so can be made to die. */
class WorkersTest {
    @TempDir Path folder;

    private final List<Long> succeeded = new ArrayList<>();
    private final Map<Long, String> failed = new TreeMap<>();

    private void carryOut(Class<?> worker, String argument, int jobs, int orders) {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        worker.getName(),
                        argument);
        new Workers(command, jobs, 1)
                .carryOut(
                        IntStream.rangeClosed(1, orders).mapToObj(WorkersTest::order).toList(),
                        this::hear);
    }

    private void hear(int order, String line) {
        try {
            Workers.Answer answer = Json.parse(line, Workers.Answer.class);
            if (answer.result() != null) {
                succeeded.add(answer.result().run().seed());
            } else {
                failed.put(order + 1L, answer.failure());
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String order(int seed) {
        return Json.line(
                new Workers.Order(new Run("own", "all", "ae", seed), Method.standard("ae"), 1));
    }

    /** Answers each order with the next line of a file. */
    static final class Answering {
        public static void main(String[] arguments) throws IOException {
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            for (String answer : Files.readAllLines(Path.of(arguments[0]))) {
                orders.readLine();
                System.out.println(answer);
            }
        }
    }

    /** Takes an order and ends with an exit code. */
    static final class Dying {
        public static void main(String[] arguments) throws IOException {
            new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
            System.exit(Integer.parseInt(arguments[0]));
        }
    }

    /** Ends with an exit code, whatever it is asked. */
    static final class Dead {
        public static void main(String[] arguments) {
            System.exit(Integer.parseInt(arguments[0]));
        }
    }

    private Path answers(int... seeds) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int seed : seeds) {
            Result result = MadeUp.result("0", "ae", seed, .9);
            lines.add(Json.line(new Workers.Answer(result, null)));
        }
        return Files.write(folder.resolve("answers"), lines);
    }

    @Test
    void oneProcessServesOrderAfterOrder() throws IOException {
        carryOut(Answering.class, answers(1, 2, 3).toString(), 1, 3);

        assertThat(succeeded).containsExactly(1L, 2L, 3L);
        assertThat(failed).isEmpty();
    }

    @Test
    void aProcessThatDiesTakesItsOwnRunAlone() {
        carryOut(Dying.class, "3", 2, 5);

        assertThat(succeeded).isEmpty();
        assertThat(failed)
                .containsOnlyKeys(1L, 2L, 3L, 4L, 5L)
                .allSatisfy(
                        (seed, why) ->
                                assertThat(why).isEqualTo("its process ended with exit code 3"));
    }

    @Test
    void aProcessThatDiesBeforeItIsAskedIsNoEndOfAll() {
        carryOut(Dead.class, "4", 1, 2);

        assertThat(failed.values()).containsOnly("its process ended with exit code 4").hasSize(2);
    }

    @Test
    void whatCannotBeStartedIsSaid() {
        Workers none = new Workers(List.of(folder.resolve("none").toString()), 1, 1);

        assertThatThrownBy(() -> none.carryOut(List.of(order(1)), null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }
}
