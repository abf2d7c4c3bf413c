package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import engram.experiments.results.Figures;
import engram.experiments.results.Json;
import engram.experiments.results.Result;
import engram.experiments.runs.Experiment;
import engram.experiments.runs.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByEpochTest {
    @TempDir private Path folder;

    private Result carryOut(Protocol protocol, String method) throws IOException {
        Path data = OfficialFiles.mnist(folder.resolve("mnist"), 400, 100);
        Method settings = Grid.MNIST_BY_EPOCH.method(method).with(Map.of("training.epochs", "3"));
        try (Experiment experiment = new Experiment()) {
            return experiment.carryOut(
                    new Task(
                            new Run(protocol.name(), "3", method, 1), protocol, settings, data, 1));
        }
    }

    @Test
    void looksAtEachEpochAndChangesNothing() throws IOException {
        Result looked = carryOut(Grid.MNIST_BY_EPOCH.protocol(), "ae");
        Result alone = carryOut(Grid.MNIST.protocol(), "ae");

        List<Result.Epoch> epochs = looked.epochs().orElseThrow();
        assertThat(epochs).hasSize(3).allMatch(epoch -> epoch.loss().isPresent());
        assertThat(epochs.get(2).auroc()).isEqualTo(looked.own(Figures.AUROC));
        assertThat(looked.scores()).isEqualTo(alone.scores());
        assertThat(alone.epochs()).isEmpty();
        assertThat(Json.parse(Json.line(looked), Result.class).epochs()).isEqualTo(looked.epochs());
    }

    @Test
    void aMethodWithoutEpochsRunsAsEver() throws IOException {
        assertThat(carryOut(Grid.MNIST_BY_EPOCH.protocol(), "pca").epochs()).isEmpty();
    }
}
