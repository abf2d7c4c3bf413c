package engram.cli.terminal;

import engram.training.EpochReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** One line on a terminal, redrawn. */
final class ProgressBar extends Progress {
    private static final int WIDTH = 20;
    private static final double REDRAW_SECONDS = 0.1;

    private final PrintWriter err;
    private final int columns;
    private double drawn = -1;
    private int epochs;
    private String memory = "";

    ProgressBar(PrintWriter err, int columns) {
        this.err = err;
        this.columns = columns;
    }

    @Override
    void step(int epoch, double fraction, Map<String, Double> losses) {
        if (elapsed() - drawn >= REDRAW_SECONDS) {
            draw(epoch, fraction, losses);
        }
    }

    @Override
    void epoch(EpochReport report) {
        epochs = report.epochs();
        memory = report.memory().map(health -> "  memory: " + health(health)).orElse("");
        draw(report.epoch(), (double) report.epoch() / report.epochs(), report.training());
        if (report.epoch() == report.epochs()) {
            err.println();
            err.flush();
        }
    }

    @Override
    void warn(String line) {
        err.print("\r" + " ".repeat(columns - 1) + "\r");
        err.println(line);
        err.flush();
    }

    private void draw(int epoch, double fraction, Map<String, Double> losses) {
        int full = (int) Math.round(fraction * WIDTH);
        String line =
                String.format(
                        Locale.ROOT,
                        "[%s%s] %3.0f %%%s  epoch %d%s  %s%s",
                        "=".repeat(full),
                        " ".repeat(WIDTH - full),
                        100 * fraction,
                        left(fraction),
                        epoch,
                        epochs > 0 ? "/" + epochs : "",
                        losses(losses),
                        memory);
        int width = columns - 1;
        String cut = line.length() > width ? line.substring(0, width) : line;
        err.print("\r" + cut + " ".repeat(width - cut.length()));
        err.flush();
        drawn = elapsed();
    }
}
