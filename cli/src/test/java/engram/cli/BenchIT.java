package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.data.SampleShape;
import engram.images.ImageFolder;
import engram.models.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids from end to end, with worker processes. */
class BenchIT {
    @TempDir private Path folder;

    private Shell.Outcome bench(Object... arguments) throws Exception {
        List<Object> all = new ArrayList<>(List.of("bench"));
        all.addAll(List.of(arguments));
        return EngramProcess.start(folder, all.toArray()).await();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void everyDetectorThatTakesPicturesIsRankedOnALabelledFolder() throws Exception {
        Path pictures = TinyData.mvtec(folder.resolve("discs"));
        Shell.Outcome outcome =
                bench("--data", pictures, "--detectors", "all", "--quick", "--results", folder);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("memae ", "pca ", "knn ", "pixelcnn ", "vae ");
        SampleShape shape = ImageFolder.open(pictures).shape();
        long detectors =
                Catalogue.families().stream().filter(family -> family.takes(shape)).count();
        assertThat(lines(folder.resolve("own.jsonl"))).hasSize((int) detectors);
    }

    @Test
    void everyDetectorThatTakesRowsIsRankedOnALabelledTable() throws Exception {
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 150);
        Object[] command = {
            "--data",
            rows,
            "--label-column",
            "fault",
            "--normal",
            "no",
            "--quick",
            "--results",
            folder,
            "--resume"
        };
        Shell.Outcome outcome = bench(command);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("memae ", "dagmm ", "isolation-forest ");
        assertThat(outcome.out()).doesNotContain("pixelcnn");

        Path results = folder.resolve("own.jsonl");
        List<String> whole = Files.readAllLines(results);
        int last = whole.size() - 1;
        String cut = whole.get(last).substring(0, 40);
        Files.write(results, whole.subList(0, last));
        Files.writeString(results, cut, StandardOpenOption.APPEND);
        Shell.Outcome again = bench(command);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("[1/1").doesNotContain("[2/");
        assertThat(Files.readAllLines(results)).hasSameSizeAs(whole);
    }

    /** The tiny grid; its floors are far below what full trainings reach. */
    @Test
    void aQuickGridOnDigitsReachesItsFloorAndEachLineCanBeRepeated() throws Exception {
        String root = System.getenv("ENGRAM_DATA");
        assumeThat(root).as("ENGRAM_DATA").isNotNull();
        Shell.Outcome outcome =
                bench(
                        "mnist",
                        "--data",
                        root,
                        "--detectors",
                        "memae,ae,pca,isolation-forest",
                        "--quick",
                        "--results",
                        folder);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        Path results = folder.resolve("mnist.jsonl");
        for (JsonNode line : lines(results)) {
            double floor = line.at("/run/method").asText().equals("isolation-forest") ? .8 : .9;
            JsonNode own = line.get("scores").elements().next();
            assertThat(own.get("auroc").asDouble())
                    .as(line.get("run").toString())
                    .isGreaterThan(floor);
        }

        Shell.Outcome rerun = bench("rerun", results + ":2", "--data", root);
        assertThat(rerun.code()).as(rerun.out() + rerun.err()).isZero();
        assertThat(rerun.lines()).last().isEqualTo("the same");
        assertThat(bench("report", folder).code()).isZero();
        assertThat(folder.resolve("index.html")).content().contains("MemAE", "</html>");
    }
}
