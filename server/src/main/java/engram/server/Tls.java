package engram.server;

import java.nio.file.Path;

/**
 * What the service proves itself by.
 *
 * @param keystore a PKCS #12 file with the certificate and its key
 * @param password of that file
 */
public record Tls(Path keystore, String password) {

    @Override
    public String toString() {
        return "Tls[" + keystore + "]";
    }
}
