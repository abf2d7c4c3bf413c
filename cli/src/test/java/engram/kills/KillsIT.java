package engram.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few kills of each kind of work; {@code scripts/kills} has more. */
class KillsIT {
    @TempDir Path folder;

    static IntStream scenarios() {
        return IntStream.range(0, 4);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nothingIsBroken(int number) throws Exception {
        Scenario scenario = Scenario.all(folder).get(number);
        Kills.Count count = Kills.count(scenario, 60, 4, 1);
        assertThat(count.broken()).as(scenario.name()).isEmpty();
        assertThat(count.kills()).isPositive();
    }
}
