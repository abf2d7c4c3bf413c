package engram.report;

import java.nio.file.Path;

/** A page cannot be written. The message says which and why. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path path;

    ReportException(Path path, String why) {
        super(path + ": " + why);
        this.path = path;
    }

    public Path path() {
        return path;
    }
}
