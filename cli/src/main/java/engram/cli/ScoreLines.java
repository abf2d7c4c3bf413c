package engram.cli;

import engram.detection.verdict.Detection;
import java.io.PrintWriter;

/** Scores as CSV, line by line. */
final class ScoreLines implements ScoreOutput {
    private static final int LINES_BETWEEN_CHECKS = 1024;

    private final PrintWriter out;
    private long lines;

    ScoreLines(PrintWriter out) {
        this.out = out;
        out.print("id,score,p_value,anomalous,label\n");
    }

    /** Whoever reads the output has closed it. */
    static final class ReaderGoneException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void write(Detection detection) {
        String label = ScoreOutput.name(detection.label());
        out.print(
                quoted(detection.id())
                        + ","
                        + detection.score()
                        + ","
                        + detection.pValue()
                        + ","
                        + detection.anomalous()
                        + ","
                        + (label == null ? "" : label)
                        + "\n");
        if (++lines % LINES_BETWEEN_CHECKS == 0) {
            requireReader();
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void requireReader() {
        if (out.checkError()) {
            throw new ReaderGoneException();
        }
    }

    @Override
    public void finish() {
        requireReader();
    }

    @Override
    public void close() {
        out.flush();
    }
}
