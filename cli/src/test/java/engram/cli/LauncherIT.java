package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only {@code ./engram} can put right: the locale, and streams that are closed. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("..", "engram").toAbsolutePath().normalize();
    private static final String NAMES =
            """
            mkdir -p 'Pr\u00fcfung' && cp good/picture000.png 'Pr\u00fcfung/\u90e8\u54c1 a.png'
            """;

    @TempDir private Path folder;

    @BeforeEach
    void trained() throws Exception {
        assumeThat(Path.of("target", "engram.classpath")).exists();
        assumeThat(Path.of("/dev/full")).exists();
        TinyData.discs(folder.resolve("good"), 20);
        assertThat(shell("\"$ENGRAM\" train good -o discs.detector --model pca").code()).isZero();
    }

    /** Lines for bash in the plain C locale. */
    private Outcome shell(String... lines) throws IOException, InterruptedException {
        Path script = Files.write(folder.resolve("script.sh"), List.of(lines));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", script.toString())
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("ENGRAM", LAUNCHER.toString());
        builder.environment().put("JAVA", System.getProperty("java.home") + "/bin/java");
        builder.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void namesOutsideAsciiAreReadInThePlainLocale() throws Exception {
        Outcome outcome = shell(NAMES, "\"$ENGRAM\" score discs.detector 'Pr\u00fcfung'");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\u90e8\u54c1 a.png,");
    }

    @Test
    void javaAloneSaysWhatToSet() throws Exception {
        String java = "\"$JAVA\" -cp \"$CLASS_PATH\" engram.cli.Engram score discs.detector ";
        for (String data : List.of("Pr*", ".")) {
            Outcome outcome = shell(NAMES, java + data);
            assertThat(outcome.code()).as(outcome.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(outcome.err()).contains("LC_ALL=C.UTF-8").doesNotContain("internal error");
        }
        Outcome others = shell(NAMES, java + ". --skip-unreadable");
        assertThat(others.code()).as(others.err()).isZero();
        assertThat(others.err()).contains("LC_ALL=C.UTF-8", "1 could not be read");
    }

    @Test
    void resultsForAClosedOrFullOutputAreAFailure() throws Exception {
        for (String where : List.of(">&-", ">/dev/full")) {
            Outcome outcome = shell("\"$ENGRAM\" score discs.detector good " + where);
            assertThat(outcome.err()).as(where).contains("error: standard output");
            assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        }
        assertThat(shell("\"$ENGRAM\" score discs.detector good -o s.csv >&- <&- 2>&-").code())
                .isZero();
        assertThat(shell("set -o pipefail; \"$ENGRAM\" score discs.detector good | head -1").code())
                .isZero();
    }
}
