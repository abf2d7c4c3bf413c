package engram.cli.terminal;

/** The command line asks for something that cannot be. The message says what to write instead. */
public final class BadUsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadUsageException(String message) {
        super(message);
    }
}
