package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.experiments.grid.Grid;
import engram.experiments.runs.Bench;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkBenchTest {
    @TempDir private Path folder;

    /** The small tables, all alike: two numbers that agree but for a few rows. */
    private Path tables() throws IOException {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("x0,x1,label\n");
        for (int i = 0; i < 200; i++) {
            double x = random.nextGaussian();
            boolean odd = i % 10 == 3;
            rows.append(x).append(',').append(odd ? x + 4 : x).append(',');
            rows.append(odd ? "anomaly" : "normal").append('\n');
        }
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String table : Grid.named("tables").get(0).protocol().problems()) {
            try (OutputStream out =
                    new GZIPOutputStream(Files.newOutputStream(data.resolve(table + ".csv.gz")))) {
                out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return data;
    }

    private Bench.Outcome run(String data, Bench.Selection selection) {
        return SparkBench.run(Spark.SESSION, "tables", data, folder.resolve("results"), selection);
    }

    @Test
    void eachRunIsATaskAndALineAndNoneIsRepeated() throws IOException {
        String data = tables().toString();
        Bench.Selection one =
                SparkBench.selection(List.of("detectors=pca", "classes=glass", "seeds=1"));
        Bench.Selection two =
                SparkBench.selection(List.of("detectors=pca,knn", "classes=glass", "seeds=1"));
        assertThat(run(data, one).failures()).isEmpty();
        Path file = folder.resolve("results").resolve("tables.jsonl");
        List<String> first = Files.readAllLines(file);
        assertThat(first).hasSize(1);

        Bench.Outcome outcome = run(data, two);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2).startsWith(first.get(0));
        assertThat(lines.get(1)).contains("\"method\":\"knn\"", "\"seed\":1", "\"commit\"");
        assertThat(outcome.ranking()).hasSize(2);
        assertThat(outcome.ranking().get(0).auroc().mean()).isGreaterThan(0.9);
    }

    @Test
    void aRunThatFailsIsSaidAndTakesNoOtherWithIt() throws IOException {
        String data = tables().toString();
        Bench.Selection selection =
                SparkBench.selection(
                        List.of("detectors=pca,knn", "classes=glass", "model.variance=7"));
        assertThat(run(data, selection).failures()).isNotEmpty();
    }

    @Test
    void argumentsAreWords() {
        Bench.Selection selection =
                SparkBench.selection(List.of("detectors=memae,ae", "seeds=2", "training.epochs=1"));
        assertThat(selection.methods()).containsExactly("memae", "ae");
        assertThat(selection.seeds()).isEqualTo(2);
        assertThat(selection.changes()).isEqualTo(Map.of("training.epochs", "1"));
        assertThatThrownBy(() -> SparkBench.selection(List.of("quick")))
                .hasMessageContaining("\"quick\" is no setting");
        assertThatThrownBy(() -> SparkBench.main("kddcup99"))
                .hasMessageContaining("expected TABLE DATA RESULTS");
    }
}
