package engram.cli;

/** The command line asks for something that cannot be. The message says what to write instead. */
final class BadUsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadUsageException(String message) {
        super(message);
    }
}
