package engram.cli;

/** The exit codes, on which scripts rely. */
final class Exit {
    static final int OK = 0;

    /** A run that failed. */
    static final int FAILED = 1;

    /** Bad usage or bad data. */
    static final int BAD_INPUT = 2;

    /** Anomalies were found, and {@code --fail-on-anomaly} was given. */
    static final int ANOMALIES = 3;

    private Exit() {}
}
