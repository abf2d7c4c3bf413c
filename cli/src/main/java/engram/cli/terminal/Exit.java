package engram.cli.terminal;

/** The exit codes, on which scripts rely. */
public final class Exit {
    public static final int OK = 0;

    /** A run that failed. */
    public static final int FAILED = 1;

    /** Bad usage or bad data. */
    public static final int BAD_INPUT = 2;

    /** Anomalies were found, and {@code --fail-on-anomaly} was given. */
    public static final int ANOMALIES = 3;

    private Exit() {}
}
