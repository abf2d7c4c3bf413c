package engram.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A line of the log, which begins as the lines of commands do. */
final class LogLine extends Formatter {
    private final boolean verbose;

    /**
     * @param verbose whether to say who logs, and what was thrown where
     */
    LogLine(boolean verbose) {
        this.verbose = verbose;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(word(record.getLevel()));
        if (verbose) {
            line.append(record.getLoggerName()).append(": ");
        }
        line.append(formatMessage(record));
        Throwable thrown = record.getThrown();
        if (thrown != null && !verbose) {
            line.append(": ").append(thrown);
        }
        line.append(System.lineSeparator());
        return thrown != null && verbose ? line + trace(thrown) : line.toString();
    }

    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error: ";
        }
        return level.intValue() >= Level.WARNING.intValue() ? "warning: " : "";
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
