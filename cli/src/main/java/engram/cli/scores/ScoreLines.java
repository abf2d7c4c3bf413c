package engram.cli.scores;

import engram.data.LeftOut;
import engram.detection.verdict.Detection;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Scores as CSV, line by line. */
public final class ScoreLines implements ScoreOutput {
    private static final int LINES_BETWEEN_CHECKS = 1024;

    private final PrintWriter out;
    private final Naming naming;
    private final int between;
    private long lines;

    /**
     * @param live whether each line is there as soon as it is known
     */
    public ScoreLines(PrintWriter out, Naming naming, boolean live) {
        this.out = out;
        this.naming = naming;
        this.between = live ? 1 : LINES_BETWEEN_CHECKS;
    }

    /** Nothing more can be written: whoever reads has seen enough, or the disk is full. */
    public static final class OutputGoneException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void write(Detection detection) {
        String label = ScoreOutput.name(detection.label());
        line(
                named(detection.id())
                        + ","
                        + detection.score()
                        + ","
                        + detection.pValue()
                        + ","
                        + detection.anomalous()
                        + ","
                        + (label == null ? "" : label));
    }

    @Override
    public void leftOut(LeftOut sample) {
        line(named(sample.id()) + ",,,,");
    }

    private String named(String id) {
        List<Object> cells = naming.cells(id);
        String known =
                cells.stream()
                        .map(cell -> cell instanceof String text ? quoted(text) : cell.toString())
                        .collect(Collectors.joining(","));
        return known + ",".repeat(naming.columns().size() - cells.size());
    }

    /** The header waits for the first line: of data that cannot be read there is nothing to say. */
    private void line(String line) {
        header();
        out.print(line + "\n");
        if (++lines % between == 0) {
            requireOutput();
        }
    }

    private void header() {
        if (lines == 0) {
            out.print(String.join(",", naming.columns()) + ",score,p_value,anomalous,label\n");
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void requireOutput() {
        if (out.checkError()) {
            throw new OutputGoneException();
        }
    }

    @Override
    public void finish() {
        header();
        requireOutput();
    }

    @Override
    public void close() {
        out.flush();
    }
}
