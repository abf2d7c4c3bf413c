package engram.cli.terminal;

import engram.memory.MemoryHealth;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows how a training gets on: losses, the health of memory, the time left. A line that is redrawn
 * on a terminal, lines one after the other elsewhere.
 */
public abstract sealed class Progress implements TrainingListener
        permits ProgressBar, ProgressLines {
    private final long start = System.nanoTime();
    private double startFraction = -1;
    private boolean warned;

    /** Norms of players' gradients stand in the detector, and would only fill the line. */
    private static final String GRADIENT = "gradient-";

    /** {@code ./engram} sets this to the terminal's width where stderr is a terminal. */
    static final String COLUMNS = "engram.terminal";

    public static Progress on(PrintWriter err) {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns > 0 ? new ProgressBar(err, columns) : new ProgressLines(err);
    }

    @Override
    public final void stepDone(int epoch, double fraction, Map<String, Double> losses) {
        if (startFraction < 0) {
            startFraction = fraction;
        }
        step(epoch, fraction, losses);
    }

    @Override
    public final void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
        epoch(report);
        Optional<String> warning = report.memory().flatMap(MemoryHealth::warning);
        if (warning.isPresent() && !warned) {
            warn("warning: after epoch " + report.epoch() + ", " + warning.get());
        }
        warned = warning.isPresent();
    }

    abstract void step(int epoch, double fraction, Map<String, Double> losses);

    abstract void epoch(EpochReport report);

    abstract void warn(String line);

    final double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Empty until there is something to judge by. */
    final String left(double fraction) {
        double done = fraction - startFraction;
        return done <= 0 || elapsed() < 1
                ? ""
                : "  " + Text.time(elapsed() / done * (1 - fraction)) + " left";
    }

    public static String losses(Map<String, Double> losses) {
        return losses.entrySet().stream()
                .filter(loss -> !loss.getKey().startsWith(GRADIENT))
                .map(loss -> loss.getKey() + " " + Text.figure(loss.getValue()))
                .collect(Collectors.joining("  "));
    }

    public static String health(MemoryHealth memory) {
        return String.format(
                Locale.ROOT,
                "%.1f active, %d of %d unused, %.0f %% dead",
                memory.activeItems(),
                memory.unusedItems(),
                memory.usage().length,
                100 * memory.deadRowShare());
    }
}
