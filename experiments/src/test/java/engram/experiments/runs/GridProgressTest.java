package engram.experiments.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.experiments.grid.Method;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridProgressTest {
    private static final Result FIRST = MadeUp.result("0", "ae", 1, .91234);
    private static final Result SECOND = MadeUp.result("1", "ae", 1, .9);

    @TempDir private Path folder;
    private final List<String> told = new ArrayList<>();

    private GridProgress progress(Path file) {
        List<Workers.Order> orders =
                List.of(
                        new Workers.Order(FIRST.run(), Method.standard("ae"), 1),
                        new Workers.Order(SECOND.run(), Method.standard("ae"), 1));
        return new GridProgress(
                Map.of("mnist", ResultFile.read(file)),
                orders,
                1,
                (line, done, all, left) -> told.add(done + "/" + all + " " + line + " | " + left));
    }

    @Test
    void aResultIsOnDiskBeforeAnybodyHearsOfIt() {
        Path file = folder.resolve("mnist.jsonl");
        List<Integer> there = new ArrayList<>();
        GridProgress progress =
                new GridProgress(
                        Map.of("mnist", ResultFile.read(file)),
                        List.of(new Workers.Order(FIRST.run(), Method.standard("ae"), 1)),
                        1,
                        (line, done, all, left) ->
                                there.add(ResultFile.read(file).results().size()));

        progress.succeeded(FIRST);

        assertThat(there).containsExactly(1);
        assertThat(ResultFile.read(file).results()).containsExactly(FIRST);
    }

    @Test
    void tellsWhatRanHowFarItIsAndHowLongTheRestTakes() {
        GridProgress progress = progress(folder.resolve("mnist.jsonl"));

        progress.succeeded(FIRST);
        progress.failed(SECOND.run(), "out of memory");

        assertThat(told)
                .containsExactly(
                        "1/2 mnist, 0, ae, seed 1: AUROC 0.9123, 14 s | 13.75",
                        "2/2 mnist, 1, ae, seed 1: failed, out of memory | 0.0");
        assertThat(progress.failures()).containsExactly("mnist, 1, ae, seed 1: out of memory");
    }

    @Test
    void aResultThatCannotBeKeptEndsTheRun() throws IOException {
        // A file where a folder should be.
        Path taken = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> progress(taken.resolve("mnist.jsonl")).succeeded(FIRST))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(told).isEmpty();
    }
}
