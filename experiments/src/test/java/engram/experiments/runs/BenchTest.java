package engram.experiments.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.sources.ArraySource;
import engram.detection.config.Execution;
import engram.experiments.grid.Grid;
import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import engram.experiments.protocols.OwnProtocol;
import engram.experiments.protocols.Protocol;
import engram.experiments.protocols.TilesProtocol;
import engram.experiments.protocols.VideoProtocol;
import engram.experiments.results.Figures;
import engram.experiments.results.Json;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import engram.torch.Device;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    /** Would fail if it were ever started. */
    private static final Bench.Workforce NOBODY = Bench.processes(List.of("false"), 1, 1);

    @TempDir private Path folder;

    private Bench.Outcome run(Bench.Selection selection, boolean resume) {
        return Bench.named("mnist", folder)
                .run(selection, folder, resume, NOBODY, (line, done, all, left) -> {});
    }

    private static Bench.Selection selection(String method, String problem, String... change) {
        return new Bench.Selection(
                List.of(method),
                List.of(problem),
                1,
                false,
                change.length == 0 ? Map.of() : Map.of(change[0], change[1]));
    }

    @Test
    void namesWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bench.named("mnst", folder))
                .withMessageContaining("no benchmark \"mnst\"")
                .withMessageContaining("kddcup99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(selection("memea", "1"), false))
                .withMessageContaining("no model is called \"memea\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(selection("ae", "eleven"), false))
                .withMessageContaining("mnist has no class \"eleven\"; it has 0, 1, 2");
    }

    @Test
    void ofSeveralTablesThoseAreRunThatHaveTheMethod() throws IOException {
        keep(resultOf("ocsvm-sharp"));
        Bench variants = Bench.named("variants", folder);

        Bench.Outcome outcome =
                variants.run(
                        selection("ocsvm-sharp", "0"),
                        folder,
                        true,
                        NOBODY,
                        (line, done, all, left) -> {});

        assertThat(outcome.ranking()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                variants.run(
                                        selection("ocsvm", "0"),
                                        folder,
                                        true,
                                        NOBODY,
                                        (line, done, all, left) -> {}))
                .withMessageContaining("no detector here is called \"ocsvm\"")
                .withMessageContaining("ocsvm-sharp, ");
    }

    @Test
    void resultsAreGoneOnWithOnlyWhenAsked() throws IOException {
        keep(resultOf("ae"));

        assertThatThrownBy(() -> run(selection("ae", "0"), false))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("--resume");
        // Nothing is left to do, so nobody is asked to work.
        Bench.Outcome outcome = run(selection("ae", "0"), true);
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.ranking()).hasSize(1);
        assertThat(outcome.ranking().get(0).auroc().mean()).isEqualTo(.9);
    }

    @Test
    void aWrongClassIsNamedEvenWhereResultsAre() throws IOException {
        keep(resultOf("ae"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(selection("ae", "12"), false))
                .withMessageContaining("mnist has no class \"12\"");
    }

    @Test
    void resultsUnderOtherSettingsAreNotMixed() throws IOException {
        keep(resultOf("ae"));

        assertThatThrownBy(() -> run(selection("ae", "1", "training.epochs", "7"), true))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("training.epochs was 40 and is 7");
    }

    /** Defaults change, and method files then name what they were. */
    @Test
    void whatIsNamedNowMayHaveBeenTheDefaultThen() throws IOException {
        keep(leftOpen("ae", "model.score", Map.of("score", "squared-error")));
        assertThat(run(selection("ae", "0"), true).failures()).isEmpty();

        keep(leftOpen("dsebm", "model.score", Map.of("score", "energy")));
        assertThatThrownBy(() -> run(selection("dsebm", "0"), true))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("model.score was energy and is squared-error");

        // Lines of before it could be set are as its first constant says.
        keep(leftOpen("alice", "model.score", Map.of("latent", 64)));
        assertThat(run(selection("alice", "0"), true).failures()).isEmpty();
    }

    private static Result leftOpen(String method, String key, Map<String, ?> model) {
        Result made = resultOf(method);
        Map<String, String> settings = new HashMap<>(made.settings());
        settings.remove(key);
        return new Result(
                made.run(),
                settings,
                Map.of("family", method, "model", model),
                made.data(),
                made.scores(),
                made.epochs(),
                made.memory(),
                made.cost(),
                made.environment());
    }

    private void keep(Result result) throws IOException {
        ResultFile.read(folder.resolve("mnist.jsonl")).append(result);
    }

    private static Result resultOf(String method) {
        Result made = MadeUp.result("0", method, 1, .9);
        Map<String, String> settings = Grid.MNIST.method(method).settings();
        return new Result(
                made.run(),
                settings,
                made.config(),
                made.data(),
                made.scores(),
                made.epochs(),
                made.memory(),
                made.cost(),
                made.environment());
    }

    @Test
    void everyMethodFileIsValid() {
        for (String bench : Grid.names()) {
            for (Grid grid : Grid.named(bench)) {
                for (String name : grid.methods()) {
                    // Tables of data that come with no files have the defaults.
                    assertThat(
                                    Method.onFile(grid.protocol().name(), name).isPresent()
                                            || grid.dataset()
                                                    .map(set -> onFile(set.id(), name))
                                                    .orElse(true))
                            .as(bench + " " + name)
                            .isTrue();
                    Method method = grid.method(name);
                    assertThat(
                                    method.resolve(
                                                    shape(grid),
                                                    0.1,
                                                    new Execution(1, 1, Device.CPU))
                                            .family())
                            .isEqualTo(method.family());
                }
            }
        }
    }

    private static boolean onFile(String data, String name) {
        return Method.onFile(data, name).isPresent();
    }

    private static SampleShape shape(Grid grid) {
        SampleShape row = new SampleShape.Row(120);
        return grid.dataset()
                .map(
                        set ->
                                switch (set) {
                                    case MNIST -> new SampleShape.Image(1, 28, 28);
                                    case CIFAR10 -> new SampleShape.Image(3, 32, 32);
                                    case KDDCUP99 -> row;
                                })
                .orElseGet(
                        () -> {
                            if (grid.protocol() instanceof VideoProtocol) {
                                return new SampleShape.Clip(1, 16, 64, 64);
                            }
                            return grid.protocol() instanceof TilesProtocol
                                    ? new SampleShape.Image(1, 256, 256)
                                    : row;
                        });
    }

    @Test
    void aWorkerAnswersEachOrderWithAResultOrAReason() throws Exception {
        Bench bench = Bench.own(folder, any -> labelled());
        Method ae = Method.standard("ae").with(Map.of("training.epochs", "2"));
        Method wrong = Method.standard("ae").with(Map.of("training.epochs", "-2"));
        StringWriter answers = new StringWriter();
        bench.work(
                new BufferedReader(new StringReader(order("ae", ae) + order("ae", wrong))),
                answers);

        List<String> lines = answers.toString().lines().toList();
        Workers.Answer first = Json.parse(lines.get(0), Workers.Answer.class);
        assertThat(first.failure()).isNull();
        assertThat(first.result().data().normal()).isEqualTo(20);
        assertThat(first.result().data().anomalous()).isEqualTo(10);
        assertThat(first.result().own(Figures.AUROC)).isBetween(0.0, 1.0);
        assertThat(first.result().scores()).containsKeys("squared-error", "standardised-error");
        assertThat(Json.parse(lines.get(1), Workers.Answer.class).failure())
                .contains("training.epochs");
    }

    private static String order(String name, Method method) {
        return Json.line(new Workers.Order(new Run("own", "all", name, 1), method, 1)) + "\n";
    }

    private static ArraySource labelled() {
        Random random = new Random(1);
        float[][] rows = new float[70][];
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            boolean anomalous = i % 7 == 0;
            labels.add(anomalous ? Label.ANOMALOUS : Label.NORMAL);
            rows[i] = new float[6];
            for (int j = 0; j < 6; j++) {
                rows[i][j] = (float) random.nextGaussian() + (anomalous ? 4 : 0);
            }
        }
        return ArraySource.ofRows(rows, labels);
    }

    @Test
    void unlabelledDataCannotBeComparedOn() {
        ArraySource unlabelled = ArraySource.ofRows(new float[][] {{1, 2}, {3, 4}, {5, 6}});
        Protocol protocol = new OwnProtocol("own", any -> unlabelled);

        assertThatThrownBy(() -> protocol.open(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("train/good, test/good")
                .hasMessageContaining("--label-column");
    }
}
