package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir private static Path folder;
    private static Path table;

    @BeforeAll
    static void write() throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 200; i++) {
            csv.append(random.nextGaussian())
                    .append(',')
                    .append(random.nextGaussian())
                    .append('\n');
        }
        table = Files.writeString(folder.resolve("good.csv"), csv);
    }

    @Test
    void aDetectorBecomesAFileOfOnnx() {
        Path detector = folder.resolve("pca.detector");
        Path file = folder.resolve("pca.onnx");
        successfully("train", table, "--model", "pca", "-o", detector);
        assertThat(successfully("export", detector, "-o", file).out())
                .contains("features of 2 columns to score, p_value, anomalous");
        assertThat(file).isNotEmptyFile();
        Shell.Outcome again = engram("export", detector, "-o", file);
        assertThat(again.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(again.err()).contains("--force replaces");
        successfully("export", detector, "-o", file, "--force");
        assertThat(engram("export", detector, "-o", folder.resolve("a.pb")).err())
                .contains("must end in .onnx");
    }

    @Test
    void fewerBitsMakeASmallerFileAndOneWidthIsChosen() {
        Path detector = folder.resolve("knn.detector");
        Path whole = folder.resolve("whole.onnx");
        Path small = folder.resolve("small.onnx");
        successfully("train", table, "--model", "knn", "-o", detector);
        successfully("export", detector, "-o", whole);
        successfully("export", detector, "-o", small, "--half");
        assertThat(small.toFile().length()).isLessThan(whole.toFile().length());
        Shell.Outcome both = engram("export", detector, "-o", small, "--half", "--int8", "--force");
        assertThat(both.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(both.err()).contains("--half and --int8 exclude one another");
    }

    @Test
    void whatCannotBeSaidIsRefusedInOneLine() {
        Path detector = folder.resolve("forest.detector");
        successfully("train", table, "--model", "isolation-forest", "-o", detector);
        Shell.Outcome outcome = engram("export", detector, "-o", folder.resolve("forest.onnx"));
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err())
                .startsWith("error: model isolation-forest cannot be exported")
                .hasLineCount(1);
        assertThat(folder.resolve("forest.onnx")).doesNotExist();
    }
}
