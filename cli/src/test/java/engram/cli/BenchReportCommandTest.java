package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportCommandTest {
    private static final String LINE =
            """
            {"run":{"protocol":"mnist","problem":"0","method":"ae","seed":1},"settings":{"family":"ae"},\
            "config":{},"data":{"hash":"abc","training":4,"validation":1,"normal":2,"anomalous":1},\
            "scores":{"squared-error":{"auroc":0.98,"aupr":0.94}},\
            "cost":{"epochs":2,"training":18.38,"scoring":2.83,"threads":1,"ended":"2026-01-02T03:04:05Z"},\
            "environment":{"engram":"1","commit":"c0ffee","java":"17","torch":"2","machine":"m"}}
            """;

    @TempDir private Path folder;

    @Test
    void writesPagesAndNamesThem() throws IOException {
        Files.writeString(folder.resolve("mnist.jsonl"), LINE);

        assertThat(successfully("bench", "report", folder).lines())
                .containsExactly(
                        folder.resolve("mnist.md").toString(),
                        folder.resolve("README.md").toString(),
                        folder.resolve("index.html").toString());
        assertThat(folder.resolve("mnist.md")).content().contains("| 0 | 0.9800 |");
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        Shell.Outcome outcome = engram("bench", "report", folder);

        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err().lines()).singleElement().asString().contains("mnist.jsonl");
    }

    @Test
    void leavesPagesOfOthersAlone() throws IOException {
        Files.writeString(folder.resolve("mnist.jsonl"), LINE);
        Files.writeString(folder.resolve("README.md"), "mine");

        Shell.Outcome outcome = engram("bench", "report", folder);

        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err()).contains("README.md: was not written by engram bench report");
    }

    @Test
    void benchAloneAsksForData() {
        assertThat(engram("bench", "mnist").err()).contains("--data");
    }
}
