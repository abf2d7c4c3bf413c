package engram.video;

import engram.data.UnreadableDataException;
import engram.video.layout.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over videos' names and their files' contents. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(List<Recording> recordings) {
        MessageDigest digest = sha256();
        for (Recording recording : recordings) {
            digest.update(recording.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            for (Path file : recording.footage().files()) {
                add(file, digest);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path file, MessageDigest digest) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UnreadableDataException(
                    file, "cannot be read: " + UnreadableDataException.reason(e));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
