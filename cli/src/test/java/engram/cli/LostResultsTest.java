package engram.cli;

import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import engram.cli.terminal.StandardOutput;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written are no success, unless nobody wants to read on. */
class LostResultsTest {
    private static final int ROWS = 5000;

    @TempDir private static Path shared;
    private static Path rows;
    private static Path detector;

    @BeforeAll
    static void train() throws IOException {
        rows = TinyData.rows(shared.resolve("rows.csv"), ROWS);
        detector = shared.resolve("detector");
        Object[] learning = {"train", rows, "-o", detector, "--model", "pca"};
        Object[] labels = {"--label-column", "fault", "--normal", "no"};
        successfully(Shell.words(learning, labels));
    }

    /** Takes some bytes, then fails as the system does. */
    private static final class Failing extends OutputStream {
        private final String message;
        private int room;

        Failing(int room, String message) {
            this.room = room;
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException(message);
            }
        }
    }

    private static Outcome printing(OutputStream out, String command) {
        return switch (command) {
            case "inspect" -> Shell.printingTo(out, command, detector);
            case "train" -> {
                Path target = shared.resolve("again");
                Object[] learning = {"train", rows, "-o", target, "--force", "--model", "pca"};
                yield Shell.printingTo(out, learning);
            }
            case "explain" ->
                    Shell.printingTo(
                            out,
                            command,
                            detector,
                            rows,
                            "-o",
                            shared.resolve("a.html"),
                            "--force");
            case "bench report" -> Shell.printingTo(out, "bench", "report", "--help");
            default -> Shell.printingTo(out, command, detector, rows);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "evaluate", "inspect", "explain", "train", "bench report"})
    void aFullDiskIsAFailure(String command) {
        Outcome outcome = printing(new Failing(20, "No space left on device"), command);
        assertThat(outcome.err())
                .contains("error: standard output cannot be written: No space left on device");
        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "inspect"})
    void aReaderThatHasSeenEnoughIsNone(String command) {
        Outcome outcome = printing(new Failing(20, "Broken pipe"), command);
        assertThat(outcome.err()).doesNotContain("error");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void scoringStopsOnceNobodyReads() {
        assertThat(printing(new Failing(20, "Broken pipe"), "score").err())
                .doesNotContain("samples are anomalous");
    }

    @Test
    void aGateJudgesAllOfTheDataEvenIfNobodyReadsOn() {
        Outcome outcome =
                Shell.printingTo(
                        new Failing(20, "Broken pipe"),
                        "score",
                        detector,
                        rows,
                        "--fail-on-anomaly");
        assertThat(outcome.err()).contains("of 5,000 samples are anomalous");
        assertThat(outcome.code()).isEqualTo(Exit.ANOMALIES);
    }

    @Test
    void theSystemsFullDeviceIsAFailure() throws IOException {
        org.assertj.core.api.Assumptions.assumeThat(Path.of("/dev/full")).exists();
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            assertThat(printing(full, "score").code()).isEqualTo(Exit.FAILED);
        }
    }

    @Test
    void resultsAreUtf8WhateverTheLocale() {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(bytes);
        out.printer().print("Pr\u00fcfung");
        assertThat(out.lost()).isEmpty();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Pr\u00fcfung");
    }
}
