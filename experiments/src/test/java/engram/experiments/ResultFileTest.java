package engram.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.detection.files.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir private Path folder;

    static Result result(String problem, String method, long seed, double auroc) {
        return new Result(
                new Run("mnist", problem, method, seed),
                Map.of("family", method, "training.epochs", "7"),
                Map.of("family", method, "training", Map.of("epochs", 60)),
                new Result.Data("abc", 10, 1, 5, 2),
                Map.of("squared-error", Map.of(Figures.AUROC, auroc)),
                Optional.empty(),
                Optional.of(new Result.Memory(100, 3, 80.5, 7.25, 0)),
                new Result.Cost(60, 12.5, 1.25, 1, Instant.EPOCH),
                new Provenance.Environment("1", "c0ffee", "17", "2.10.0", "a machine"));
    }

    @Test
    void givesBackWhatWasAppended() throws IOException {
        Path path = folder.resolve("new/mnist.jsonl");
        ResultFile file = ResultFile.read(path);
        assertThat(file.results()).isEmpty();
        file.append(result("0", "ae", 1, .9));
        file.append(result("1", "ae", 1, 1 / 3.0));

        assertThat(ResultFile.read(path).results())
                .isEqualTo(file.results())
                .containsExactly(result("0", "ae", 1, .9), result("1", "ae", 1, 1 / 3.0));
        assertThat(file.has(new Run("mnist", "1", "ae", 1))).isTrue();
        assertThat(file.has(new Run("mnist", "1", "ae", 2))).isFalse();
    }

    @Test
    void aLineThatWasCutIsNoResultAndGoesWithTheNextOne() throws IOException {
        Path path = folder.resolve("mnist.jsonl");
        ResultFile.read(path).append(result("0", "ae", 1, .9));
        Files.writeString(path, "{\"run\":{\"protocol\":\"mni", StandardOpenOption.APPEND);

        ResultFile cut = ResultFile.read(path);
        assertThat(cut.results()).hasSize(1);
        cut.append(result("1", "ae", 1, .8));
        assertThat(ResultFile.read(path).results()).hasSize(2);
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void namesALineThatIsNoResult() throws IOException {
        Path path = folder.resolve("mnist.jsonl");
        ResultFile.read(path).append(result("0", "ae", 1, .9));
        Files.writeString(path, "what is this?\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> ResultFile.read(path))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("mnist.jsonl, line 2: is not a result");
    }
}
