package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir private Path folder;

    @Test
    void comparesMemAeWithAeAndWritesAPage() throws Exception {
        Path target = folder.resolve("demo");
        Shell.Outcome outcome = EngramProcess.start(folder, "demo", "-o", target).await();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern("AUROC +0\\.8\\d* .* 0\\.7")
                .containsPattern("anomalies caught +0\\.")
                .containsPattern("asked for +0\\.05 of normal samples")
                .contains("false-alarm rate", "report.html", "on ankle boots the two are level");
        assertThat(target.resolve("report.html"))
                .content()
                .contains("memae", "AE, the same without memory", "</html>");
        assertThat(target.resolve("memae.detector")).isDirectory();
        assertThat(target.resolve("ae.detector")).isDirectory();
        assertThat(target.resolve("fashion-mnist")).isDirectory();
    }
}
