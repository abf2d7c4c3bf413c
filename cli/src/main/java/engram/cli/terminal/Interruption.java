package engram.cli.terminal;

import java.io.PrintWriter;

/** Says, when a training is interrupted, that nothing is lost. */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    public static Interruption watch(PrintWriter err) {
        Thread hook =
                new Thread(
                        () -> {
                            err.printf(
                                    "%ninterrupted; the same command with --resume goes on where the"
                                            + " last checkpoint was%n");
                            err.flush();
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending, and the hook speaks.
            return;
        }
    }
}
