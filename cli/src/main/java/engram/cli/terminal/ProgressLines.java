package engram.cli.terminal;

import engram.training.EpochReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Plain lines, for logs: about one per epoch, fewer when epochs are short, more when long. */
final class ProgressLines extends Progress {
    private static final double SHORTEST_PAUSE = 2;
    private static final double LONGEST_PAUSE = 10;

    private final PrintWriter err;
    private double printed;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    void step(int epoch, double fraction, Map<String, Double> losses) {
        if (elapsed() - printed >= LONGEST_PAUSE) {
            print(
                    String.format(
                            Locale.ROOT,
                            "epoch %d  %.0f %%  %s%s",
                            epoch,
                            100 * fraction,
                            losses(losses),
                            left(fraction)));
        }
    }

    @Override
    void epoch(EpochReport report) {
        boolean last = report.epoch() == report.epochs();
        if (report.epoch() > 1 && !last && elapsed() - printed < SHORTEST_PAUSE) {
            return;
        }
        String memory = report.memory().map(health -> "  memory: " + health(health)).orElse("");
        String left = last ? "" : left((double) report.epoch() / report.epochs());
        print(
                String.format(
                        Locale.ROOT,
                        "epoch %d/%d  %s%s%s",
                        report.epoch(),
                        report.epochs(),
                        losses(report.training()),
                        memory,
                        left));
    }

    @Override
    void warn(String line) {
        print(line);
    }

    private void print(String line) {
        err.println(line);
        err.flush();
        printed = elapsed();
    }
}
