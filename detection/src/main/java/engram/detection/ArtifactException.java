package engram.detection;

import java.io.IOException;
import java.nio.file.Path;

/** A detector's folder cannot be read or written. The message says which file and why. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path path;

    public ArtifactException(Path path, String why) {
        super(path + ": " + why);
        this.path = path;
    }

    ArtifactException(Path path, String why, IOException cause) {
        super(path + ": " + why, cause);
        this.path = path;
    }

    public Path path() {
        return path;
    }
}
