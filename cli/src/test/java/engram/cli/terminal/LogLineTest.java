package engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static LogRecord record(Level level) {
        LogRecord record = new LogRecord(level, "rows.csv: column {0} is empty");
        record.setParameters(new Object[] {"a"});
        record.setLoggerName("engram.tables.Table");
        return record;
    }

    @Test
    void warnsAsCommandsDo() {
        assertThat(new LogLine(false).format(record(Level.WARNING)))
                .isEqualTo("warning: rows.csv: column a is empty" + System.lineSeparator());
        assertThat(new LogLine(false).format(record(Level.SEVERE))).startsWith("error: rows.csv");
        assertThat(new LogLine(false).format(record(Level.FINE))).startsWith("rows.csv");
    }

    @Test
    void tracesAreForThoseWhoAskForMore() {
        LogRecord record = record(Level.WARNING);
        record.setThrown(new IllegalStateException("closed"));

        assertThat(new LogLine(false).format(record).lines())
                .containsExactly(
                        "warning: rows.csv: column a is empty:"
                                + " java.lang.IllegalStateException: closed");
        assertThat(new LogLine(true).format(record))
                .startsWith("warning: engram.tables.Table: rows.csv")
                .contains("\tat engram.cli.terminal.LogLineTest");
    }
}
