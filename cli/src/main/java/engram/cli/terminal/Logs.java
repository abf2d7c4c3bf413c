package engram.cli.terminal;

import java.util.Arrays;

/** Where log lines go and how they look. To be set before the first logger exists. */
public final class Logs {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logs() {}

    /** Warnings on stderr, one line each; everything of Engram's with {@code --verbose}. */
    public static void configure(String... arguments) {
        boolean verbose = Arrays.asList(arguments).contains("--verbose");
        System.setProperty(PREFIX + "defaultLogLevel", "warn");
        // What a worker would warn of, it would warn of in each run.
        boolean worker = Arrays.asList(arguments).contains("--worker");
        System.setProperty(PREFIX + "log.engram", verbose ? "debug" : worker ? "error" : "warn");
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showLogName", Boolean.toString(verbose));
    }
}
