package engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {

    @AfterEach
    void asBefore() {
        Logs.configure();
    }

    @Test
    void whatIsLeftOutOfFewPicturesAndHowLongManyTakeIsSaid() {
        Logs.configure("train", "pictures");
        assertThat(says("engram.features.Fitting", Level.INFO)).isTrue();
        assertThat(says("engram.ocsvm.Solver", Level.INFO)).isFalse();
        assertThat(says("engram.ocsvm.Solver", Level.WARNING)).isTrue();
    }

    @Test
    void aWorkerSaysErrorsOnlyAndWhoeverAsksHearsAll() {
        Logs.configure("bench", "--worker");
        assertThat(says("engram.features.Fitting", Level.WARNING)).isFalse();
        Logs.configure("train", "--verbose");
        assertThat(says("engram.features.Fitting", Level.FINE)).isTrue();
    }

    private static boolean says(String logger, Level level) {
        return Logger.getLogger(logger).isLoggable(level);
    }
}
