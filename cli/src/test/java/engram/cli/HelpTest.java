package engram.cli;

import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.models.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "train",
                "score",
                "evaluate",
                "explain",
                "inspect",
                "serve",
                "export",
                "teach",
                "drift",
                "doctor",
                "bench"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        assertThat(successfully(command, "--help").out())
                .contains("Usage: engram " + command, "Example", "  engram " + command);
    }

    @Test
    void listsEveryModel() {
        String help = successfully("train", "--help").out();
        assertThat(Catalogue.families())
                .allSatisfy(family -> assertThat(help).contains(family.name()));
    }

    @Test
    void listsEveryBenchmark() {
        String help = successfully("bench", "--help").out().replaceAll("\\s+", " ");
        assertThat(help).contains(String.join(", ", Grid.names()));
    }

    @Test
    void namesItsVersionAndCommands() {
        assertThat(successfully("--version").out()).startsWith("engram 0.");
        assertThat(successfully("--help").out()).contains("demo", "doctor", "Exit codes: 0");
    }

    @Test
    void theDoctorLooksAtTheMachine() {
        assertThat(Shell.engram("doctor").out())
                .contains("java", "libtorch", "processors", "GFLOP/s", "memory", "free");
    }
}
