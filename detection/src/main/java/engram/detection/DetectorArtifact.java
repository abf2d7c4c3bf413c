package engram.detection;

import java.nio.file.Files;
import java.nio.file.Path;

/** A detector's folder: detector.json and weights.safetensors. */
final class DetectorArtifact {
    private DetectorArtifact() {}

    static void write(Path folder, DetectorContents contents) {
        if (contents != null) {
            throw new ArtifactException(folder, "cannot be written");
        }
    }

    static DetectorContents read(Path folder) {
        if (Files.exists(folder)) {
            throw new ArtifactException(folder, "cannot be read");
        }
        return null;
    }
}
