package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Run;
import engram.experiments.results.Figures;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole pages of results that no run came to, as a reader gets them. Where a page is meant to
 * change, look at the one in {@code target/golden-pages} and put it among the resources.
 */
class GoldenPagesTest {
    private static final Path FOLDER = Path.of("target", "golden-pages");

    @BeforeAll
    static void write() throws IOException {
        Files.createDirectories(FOLDER);
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        pictures();
        connections();
        epochs();
        BenchReport.of(FOLDER).write();
    }

    /** MemAE ahead on all digits, its relatives on some, and a variant. */
    private static void pictures() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            for (int digit = 0; digit < 10; digit++) {
                double ease = .9 + .008 * digit + .002 * seed;
                keep("mnist", scored("mnist", digit, "memae", seed, ease));
                keep("mnist", scored("mnist", digit, "ae", seed, ease - .01 + .001 * digit));
            }
        }
        for (int digit = 0; digit < 4; digit++) {
            keep("mnist", scored("mnist", digit, "memae-nonsparse", 1, .9 + .008 * digit));
            keep("mnist", scored("mnist", digit, "memae-120-epochs", 1, .91 + .008 * digit));
        }
    }

    private static void connections() throws IOException {
        for (int seed = 1; seed <= 2; seed++) {
            keep("kddcup99", judged("memae", seed, .96 + .01 * seed));
            keep("kddcup99", judged("ae", seed, .965 + .01 * seed));
            keep("kddcup99", judged("knn", seed, .99));
        }
    }

    private static void epochs() throws IOException {
        double[][] aurocs = {{.5, .9, .8, .7}, {.6, .65, .75, .7}};
        for (int digit = 0; digit < aurocs.length; digit++) {
            double[] of = aurocs[digit];
            Result like = scored("mnist-by-epoch", digit, "memae", 1, of[of.length - 1]);
            keep(
                    "mnist-by-epoch",
                    with(
                            like,
                            like.scores(),
                            Optional.of(
                                    IntStream.range(0, of.length)
                                            .mapToObj(
                                                    epoch ->
                                                            new Result.Epoch(
                                                                    of[epoch],
                                                                    OptionalDouble.of(3 - epoch)))
                                            .toList())));
        }
    }

    private static Result scored(
            String protocol, int digit, String method, int seed, double auroc) {
        Result like = MadeUp.result(Integer.toString(digit), method, seed, auroc);
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>(like.scores());
        scores.put("error-per-variation", Map.of(Figures.AUROC, auroc + .005));
        Run run = new Run(protocol, Integer.toString(digit), method, seed);
        return with(of(run, like), scores, like.epochs());
    }

    private static Result judged(String method, int seed, double f1) {
        Map<String, Double> figures = new LinkedHashMap<>(Map.of(Figures.AUROC, f1 + .005));
        for (String rule : List.of(Figures.TOP_FIFTH, Figures.TRUE_RATIO)) {
            figures.put(Figures.at(rule, "precision"), f1 - .01);
            figures.put(Figures.at(rule, "recall"), f1 + .01);
            figures.put(Figures.at(rule, "f1"), f1);
        }
        Run run = new Run("kddcup99", "attacks", method, seed);
        Result like = of(run, MadeUp.result("attacks", method, seed, f1));
        return with(like, Map.of("squared-error", figures), like.epochs());
    }

    private static Result of(Run run, Result like) {
        return new Result(
                run,
                like.settings(),
                like.config(),
                like.data(),
                like.scores(),
                like.epochs(),
                like.memory(),
                like.cost(),
                like.environment());
    }

    private static Result with(
            Result like,
            Map<String, Map<String, Double>> scores,
            Optional<List<Result.Epoch>> epochs) {
        return new Result(
                like.run(),
                like.settings(),
                like.config(),
                like.data(),
                scores,
                epochs,
                like.memory(),
                like.cost(),
                like.environment());
    }

    private static void keep(String protocol, Result result) throws IOException {
        ResultFile.read(FOLDER.resolve(protocol + ".jsonl")).append(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "ablation.md",
                "kddcup99.md",
                "mnist-by-epoch.md",
                "mnist.md",
                "variants.md"
            })
    void isAsItWas(String page) throws IOException {
        assertThat(FOLDER.resolve(page)).content().isEqualTo(golden(page));
    }

    private static String golden(String page) throws IOException {
        try (InputStream in = GoldenPagesTest.class.getResourceAsStream("golden/" + page)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
