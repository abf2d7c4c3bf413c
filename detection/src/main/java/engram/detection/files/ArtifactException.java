package engram.detection.files;

import engram.data.UnreadableDataException;
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

    private ArtifactException(Path path, String why, IOException cause) {
        super(path + ": " + why + UnreadableDataException.reason(cause), cause);
        this.path = path;
    }

    static ArtifactException unreadable(Path path, IOException cause) {
        return new ArtifactException(path, "cannot be read: ", cause);
    }

    static ArtifactException unwritable(Path path, IOException cause) {
        return new ArtifactException(path, "cannot be written: ", cause);
    }

    public Path path() {
        return path;
    }
}
