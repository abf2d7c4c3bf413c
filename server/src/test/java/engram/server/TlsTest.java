package engram.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir private Path folder;

    /** With the JDK's own tool, which any installation has. */
    private Path keystore() throws Exception {
        Path file = folder.resolve("service.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "service",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    @Test
    void theServiceProvesWhoItIs() throws Exception {
        Path keystore = keystore();
        Path detectors = Files.createDirectory(folder.resolve("detectors"));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            trusted.load(in, "changeit".toCharArray());
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (EngramServer server =
                EngramServer.start(
                        ServerSettings.of(detectors).withTls(new Tls(keystore, "changeit")))) {
            HttpClient client = HttpClient.newBuilder().sslContext(context).build();
            URI address = URI.create("https://localhost:" + server.port() + "/health");
            assertThat(
                            client.send(
                                            HttpRequest.newBuilder(address).build(),
                                            BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aMissingCertificateIsSaid() {
        ServerSettings settings =
                ServerSettings.of(folder).withTls(new Tls(folder.resolve("none.p12"), "x"));
        assertThatThrownBy(() -> EngramServer.start(settings))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("PKCS #12");
        assertThat(settings.toString()).doesNotContain("password");
    }
}
