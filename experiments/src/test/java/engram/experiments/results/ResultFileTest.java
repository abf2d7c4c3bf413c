package engram.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.experiments.grid.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir private Path folder;

    @Test
    void givesBackWhatWasAppended() throws IOException {
        Path path = folder.resolve("new/mnist.jsonl");
        ResultFile file = ResultFile.read(path);
        assertThat(file.results()).isEmpty();
        file.append(MadeUp.result("0", "ae", 1, .9));
        file.append(MadeUp.result("1", "ae", 1, 1 / 3.0));

        assertThat(ResultFile.read(path).results())
                .isEqualTo(file.results())
                .containsExactly(
                        MadeUp.result("0", "ae", 1, .9), MadeUp.result("1", "ae", 1, 1 / 3.0));
        assertThat(file.has(new Run("mnist", "1", "ae", 1))).isTrue();
        assertThat(file.has(new Run("mnist", "1", "ae", 2))).isFalse();
    }

    @Test
    void aLineThatWasCutIsNoResultAndGoesWithTheNextOne() throws IOException {
        Path path = folder.resolve("mnist.jsonl");
        ResultFile.read(path).append(MadeUp.result("0", "ae", 1, .9));
        Files.writeString(path, "{\"run\":{\"protocol\":\"mni", StandardOpenOption.APPEND);

        ResultFile cut = ResultFile.read(path);
        assertThat(cut.results()).hasSize(1);
        cut.append(MadeUp.result("1", "ae", 1, .8));
        assertThat(ResultFile.read(path).results()).hasSize(2);
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void namesALineThatIsNoResult() throws IOException {
        Path path = folder.resolve("mnist.jsonl");
        ResultFile.read(path).append(MadeUp.result("0", "ae", 1, .9));
        Files.writeString(path, "what is this?\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> ResultFile.read(path))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("mnist.jsonl, line 2: is not a result");
    }
}
