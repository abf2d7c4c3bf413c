package engram.detection.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells whether a file is still the one that was written.
 *
 * @param bytes its length
 * @param sha256 of its content, lower-case hexadecimal
 */
record FileMark(long bytes, String sha256) {

    static FileMark of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out =
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            long bytes = in.transferTo(out);
            return new FileMark(bytes, HexFormat.of().formatHex(digest.digest()));
        }
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

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
