package engram.detection;

import engram.torch.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What computes here. */
final class Environments {
    private Environments() {}

    static Provenance.Environment current() {
        Properties build = build();
        return new Provenance.Environment(
                build.getProperty("version"),
                build.getProperty("commit"),
                System.getProperty("java.runtime.version"),
                Torch.version(),
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch")
                        + ", "
                        + Torch.vectorInstructions()
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors");
    }

    private static Properties build() {
        Properties properties = new Properties();
        try (InputStream in = Environments.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
