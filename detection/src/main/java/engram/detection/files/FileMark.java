package engram.detection.files;

import engram.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tells whether a file is still the one that was written.
 *
 * @param bytes its length
 * @param sha256 of its content, lower-case hexadecimal
 */
record FileMark(long bytes, String sha256) {

    static FileMark of(Path file) throws IOException {
        Sha256 sum = new Sha256();
        long bytes = sum.add(file);
        return new FileMark(bytes, sum.hexadecimal());
    }

    /**
     * Devices and pipes may have no end.
     *
     * @throws ArtifactException if it is not a file
     */
    static void requireFile(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ArtifactException(file, "is not a file");
        }
    }
}
