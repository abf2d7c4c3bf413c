package engram.video;

import engram.data.Sha256;
import engram.data.UnreadableDataException;
import engram.video.layout.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** SHA-256 over videos' names and their files' contents. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(List<Recording> recordings) {
        Sha256 digest = new Sha256();
        for (Recording recording : recordings) {
            digest.add(recording.name());
            digest.add((byte) 0);
            for (Path file : recording.footage().files()) {
                add(file, digest);
            }
        }
        return digest.hexadecimal();
    }

    private static void add(Path file, Sha256 digest) {
        try {
            digest.add(file);
        } catch (IOException e) {
            throw new UnreadableDataException(
                    file, "cannot be read: " + UnreadableDataException.reason(e));
        }
    }
}
