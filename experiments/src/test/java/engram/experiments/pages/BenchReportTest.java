package engram.experiments.pages;

import static engram.experiments.results.MadeUp.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.experiments.grid.Run;
import engram.experiments.results.Figures;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class BenchReportTest {
    @TempDir private Path folder;

    private void keep(String protocol, Result... results) throws IOException {
        ResultFile file = ResultFile.read(folder.resolve(protocol + ".jsonl"));
        for (Result result : results) {
            file.append(result);
        }
    }

    private String page(String name) throws IOException {
        BenchReport.of(folder).write();
        return Files.readString(folder.resolve(name));
    }

    /** MemAE on all classes with two seeds, AE on two classes with one. */
    private void keepMnist() throws IOException {
        for (int seed = 1; seed <= 2; seed++) {
            for (int digit = 0; digit < 10; digit++) {
                double auroc = .97 + .001 * digit + .001 * seed;
                keep("mnist", result(Integer.toString(digit), "memae", seed, auroc));
            }
        }
        keep("mnist", result("0", "ae", 1, .96), result("1", "ae", 1, .98));
    }

    private static Result like(
            Result like,
            Run run,
            Map<String, String> settings,
            Map<String, Map<String, Double>> scores) {
        return new Result(
                run,
                settings,
                like.config(),
                like.data(),
                scores,
                like.epochs(),
                like.memory(),
                like.cost(),
                like.environment());
    }

    private static Result withAnother(Result like, String score, double auroc) {
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>(like.scores());
        scores.put(score, Map.of(Figures.AUROC, auroc));
        return like(like, like.run(), like.settings(), scores);
    }

    private static Result kdd(String method, long seed, double f1) {
        Map<String, Double> figures = new LinkedHashMap<>(Map.of(Figures.AUROC, .99));
        for (String rule : List.of(Figures.TOP_FIFTH, Figures.TRUE_RATIO)) {
            figures.put(Figures.at(rule, "precision"), f1 - .01);
            figures.put(Figures.at(rule, "recall"), f1 + .01);
            figures.put(Figures.at(rule, "f1"), f1);
        }
        Result like = result("attacks", method, seed, .99);
        return new Result(
                new Run("kddcup99", "attacks", method, seed),
                like.settings(),
                like.config(),
                like.data(),
                Map.of("squared-error", figures),
                Optional.empty(),
                Optional.empty(),
                like.cost(),
                like.environment());
    }

    @Test
    void writesTheTablesOfAProtocol() throws IOException {
        keepMnist();

        String expected =
                new String(
                        BenchReportTest.class.getResourceAsStream("mnist.md").readAllBytes(),
                        StandardCharsets.UTF_8);
        assertThat(page("mnist.md")).isEqualTo(expected);
    }

    @Test
    void saysHowManySeedsHaveAScoreThatCameLater() throws IOException {
        for (int seed = 1; seed <= 2; seed++) {
            Result like = result("0", "memae", seed, .9);
            keep("mnist", seed == 2 ? withAnother(like, "later", .8) : like);
        }

        assertThat(page("mnist.md"))
                .contains("| Method | later |", "| memae (1 of 10) | 0.8000 (1) |");
    }

    @Test
    void leavesOutALineThatWasCut() throws IOException {
        keepMnist();
        String before = page("mnist.md");
        Files.writeString(
                folder.resolve("mnist.jsonl"), "{\"run\":{\"pro", StandardOpenOption.APPEND);

        assertThat(page("mnist.md")).isEqualTo(before);
    }

    @Test
    void comparesThreeFiguresUnderBothRules() throws IOException {
        keep("kddcup99", kdd("memae", 1, .98), kdd("memae", 2, .97), kdd("dcn", 1, .7));

        assertThat(page("kddcup99.md"))
                .contains(
                        "## The top fifth is flagged",
                        "## As many as there are anomalies are flagged",
                        "| memae | 0.9627 | 0.9655 | 0.9641 | 0.9650 ± 0.0071 | 0.9850 ± 0.0071"
                                + " | 0.9750 ± 0.0071 | 2 | +0.0109 | −0.0526 to +0.0744 | yes |",
                        "| dcn | 0.7696 | 0.7829 | 0.7762 | 0.6900 | 0.7100 | 0.7000 | 1"
                                + " | −0.0762 | – | no |",
                        "| memae | squared-error | 0.9900 ± 0.0000 | 2 |");
    }

    @Test
    void setsPublishedDifferencesBesideOursOfTheSameFigure() throws IOException {
        keep("kddcup99", kdd("memae", 1, .98), kdd("ae", 1, .97));
        keepMnist();

        assertThat(page("ablation.md"))
                .contains("## KDDCUP99 10 %: AUROC", "| ae | 0.0000 | – | – | 1 |")
                .contains("## KDDCUP99 10 %: F1", "| ae | −0.0100 | – | −0.0299 | 1 |")
                .contains("| Variant | Difference to memae | 95 % interval | Published | Pairs |")
                .doesNotContain("−0.0132");
    }

    @Test
    void comparesWithNothingWhereNothingIsPublished() throws IOException {
        Result like = kdd("memae", 1, .98);
        Run run = new Run("kddcup99-log", "attacks", "memae", 1);
        keep("kddcup99-log", like(like, run, like.settings(), like.scores()));

        assertThat(page("kddcup99-log.md"))
                .contains(
                        "| Method | Precision | Recall | F1 | Seeds |",
                        "| memae | 0.9700 | 0.9900 | 0.9800 | 1 |")
                .doesNotContain("Published", "Reached");
    }

    @Test
    void putsOtherSplitsInTablesOfTheirOwn() throws IOException {
        Result like = result("3", "memae", 1, .6);
        keep(
                "cifar10-one-class",
                like(
                        like,
                        new Run("cifar10-one-class", "3", "memae", 1),
                        like.settings(),
                        like.scores()));

        assertThat(page("cifar10-one-class.md"))
                .contains("| 3 cat | 0.6000 |", "| MemAE | 0.605 | as printed by CMAN |")
                .contains("| Method | Score | AUROC | Seeds | Classes |")
                .doesNotContain("0.6088", "Reached");
    }

    private static Result byEpoch(String digit, double... aurocs) {
        Result like = result(digit, "memae", 1, aurocs[aurocs.length - 1]);
        List<Result.Epoch> epochs =
                IntStream.range(0, aurocs.length)
                        .mapToObj(e -> new Result.Epoch(aurocs[e], OptionalDouble.of(3 - e % 3)))
                        .toList();
        return new Result(
                new Run("mnist-by-epoch", digit, "memae", 1),
                like.settings(),
                like.config(),
                like.data(),
                like.scores(),
                Optional.of(epochs),
                like.memory(),
                like.cost(),
                like.environment());
    }

    @Test
    void saysWhatTheChoiceOfAnEpochIsWorth() throws IOException {
        keepMnist();
        String ablation = page("ablation.md");
        keep("mnist-by-epoch", byEpoch("0", .5, .9, .8, .7), byEpoch("1", .6, .65, .75, .7));

        assertThat(page("mnist-by-epoch.md"))
                .contains(
                        "| Method | Published | Last epoch | Of least validation loss"
                                + " | Best for all classes | Best for each class |",
                        // Of epoch 4, of epoch 3, of epoch 2 or 3, and of epochs 2 and 3.
                        "| memae (2 of 10) | – | 0.7000 | 0.7750 | 0.7750 | 0.8250 |",
                        "| Class | memae, last | memae, best |",
                        "| 0 | 0.7000 | 0.9000 (2) |",
                        "| 1 | 0.7000 | 0.7500 (3) |",
                        "| 2 | – | – |")
                .doesNotContain("dsebm");
        assertThat(page("ablation.md")).isEqualTo(ablation);
        assertThat(page("README.md")).doesNotContain("epoch by epoch: AUROC");
    }

    @Test
    void listsThePages() throws IOException {
        keepMnist();
        keep("kddcup99", kdd("memae", 1, .98), kdd("dcn", 1, .7));

        assertThat(page("README.md"))
                .contains(
                        "[MNIST, the paper's split](mnist.md): 2 methods, 1 of them on all"
                                + " classes, 2 seeds, 1 of 1 published figure reached\n",
                        "[KDDCUP99 10 %](kddcup99.md): 2 methods, 1 seed, 1 of 2 published"
                                + " figures reached\n",
                        "(ablation.md)",
                        "(index.html)");
        assertThat(page("README.md"))
                .contains(
                        "| Method | MNIST, the paper's split: AUROC | Published | KDDCUP99 10 %: F1"
                                + " | Published |",
                        "| memae | 0.9760 ± 0.0007 | 0.9751 | 0.9800 | 0.9641 |",
                        "| dcn | – | – | 0.7000 | 0.7762 |")
                .doesNotContain("| ae |");
        assertThat(page("ablation.md")).contains("## MNIST, the paper's split: AUROC");
    }

    @Test
    void keepsVariantsOutOfTheTableAndComparesThemWithTheirMethod() throws IOException {
        keepMnist();
        String without = page("mnist.md");
        Result like = result("0", "ae-120-epochs", 1, .97);
        keep(
                "mnist",
                withAnother(
                        like(
                                like,
                                like.run(),
                                Map.of("family", "ae", "training.epochs", "120"),
                                like.scores()),
                        "elbo",
                        .98));

        assertThat(page("mnist.md")).isEqualTo(without);
        assertThat(page("variants.md"))
                .contains("| ae (2 of 10) | training.epochs=120 | 1 | 0.9600 | 0.9700 | +0.0100 |")
                .contains("| Method | elbo |", "| ae-120-epochs (1 of 10) | 0.9800 |");
        assertThat(page("README.md")).contains("(variants.md)");
    }

    @Test
    void drawsOnePageThatIsWellFormedAndLoadsNothing() throws Exception {
        keepMnist();
        keep("kddcup99", kdd("memae", 1, .98), kdd("dcn", 1, .7));

        String page = page("index.html");

        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
        assertThat(page)
                .doesNotContain("<script", "<link", "url(", "@import", "src=", "http")
                .contains("id=\"mnist\"", "id=\"kddcup99\"", "id=\"ablation\"")
                .contains("class=\"ring\"")
                .doesNotContain("NaN");
    }

    @Test
    void replacesItsOwnPagesAndNoOthers() throws IOException {
        keepMnist();
        page("README.md");
        page("README.md");
        Path notes = folder.resolve("README.md");
        Files.writeString(notes, "# My notes\n");
        Files.delete(folder.resolve("mnist.md"));

        assertThatThrownBy(() -> BenchReport.of(folder).write())
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("README.md");
        assertThat(notes).hasContent("# My notes");
        assertThat(folder.resolve("mnist.md")).doesNotExist();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> BenchReport.of(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("no results")
                .hasMessageContaining("mnist.jsonl")
                .hasMessageContaining("engram bench mnist --data DIR");
    }
}
