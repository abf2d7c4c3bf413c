package engram.detection.files;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Path;

/** A detector's folder cannot be read or written. The message says which file and why. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 400;

    private final transient Path path;

    public ArtifactException(Path path, String why) {
        super(path + ": " + brief(why));
        this.path = path;
    }

    /** A damaged file may have anything to say, at any length. */
    private static String brief(String why) {
        String line = String.valueOf(why).replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
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
