package engram.cli.terminal;

import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What is logged goes to stderr, in the voice of the commands. */
public final class Logs {
    /** Held, as a logger that nobody holds forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger ENGRAM = Logger.getLogger("engram");

    /** Says what it leaves out of few pictures, and how long many will take. */
    private static final Logger FEATURES = Logger.getLogger("engram.features");

    private Logs() {}

    /**
     * Warnings, one line each, and what those should know who wait; everything of Engram's with
     * {@code --verbose}.
     */
    public static void configure(String... arguments) {
        boolean verbose = Arrays.asList(arguments).contains("--verbose");
        // What a worker would warn of, it would warn of in each run.
        boolean worker = Arrays.asList(arguments).contains("--worker");
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new LogLine(verbose));
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.WARNING);
        ENGRAM.setLevel(verbose ? Level.FINE : worker ? Level.SEVERE : Level.WARNING);
        FEATURES.setLevel(verbose ? Level.FINE : worker ? Level.SEVERE : Level.INFO);
    }
}
