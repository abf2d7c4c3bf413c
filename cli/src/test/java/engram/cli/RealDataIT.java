package engram.cli;

import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real data, cut short: the floors are far below what full trainings reach. */
class RealDataIT {
    @TempDir private Path folder;

    private static Path data(String name) {
        String root = System.getenv("ENGRAM_DATA");
        assumeThat(root).as("ENGRAM_DATA").isNotNull();
        return Path.of(root, name);
    }

    private static double auroc(Object... arguments) throws IOException {
        JsonNode json = new ObjectMapper().readTree(successfully(arguments).out());
        return json.path("auroc").path("estimate").asDouble();
    }

    @Test
    void eightsAmongDigits() throws IOException {
        Path mnist = data("mnist");
        Path detector = folder.resolve("eight.detector");
        successfully(
                "train",
                mnist,
                "--normal",
                8,
                "-o",
                detector,
                "--model",
                "memae",
                "--epochs",
                8,
                "--seed",
                1,
                "--threads",
                1);
        assertThat(auroc("evaluate", detector, mnist, "--json")).isGreaterThan(.8);
    }

    /** As in the papers, attacks are normal, being the many; half of them are learned from. */
    @Test
    void connectionsThroughAQuery() throws IOException {
        Path kdd = data("kddcup99");
        Path detector = folder.resolve("kdd.detector");
        Path training = query(kdd, "training.sql", "attack AND row % 2 = 0");
        Path test = query(kdd, "test.sql", "NOT attack OR row % 2 = 1");
        successfully(
                "train",
                training,
                "--label-column",
                "attack",
                "--normal",
                "true",
                "--ignore",
                "row",
                "-o",
                detector,
                "--epochs",
                4,
                "--seed",
                1,
                "--threads",
                1);
        assertThat(auroc("evaluate", detector, test, "--json")).isGreaterThan(.98);
    }

    private Path query(Path kdd, String name, String rows) throws IOException {
        String sql =
                """
                SELECT * EXCLUDE (label), label <> 'normal.' AS attack
                FROM (SELECT *, hash(row_number() OVER ()) AS row
                      FROM read_csv('%s', header = false, names = %s))
                WHERE %s
                """;
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(kdd.resolve("columns.csv"))) {
            names.add("'" + line.split(",", -1)[0] + "'");
        }
        names.remove(0);
        names.add("'label'");
        Path file = folder.resolve(name);
        String archive = kdd.resolve("kddcup.data_10_percent.gz").toString();
        return Files.writeString(file, sql.formatted(archive, names, rows));
    }
}
