package engram.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The embedded piece of Fashion-MNIST: 3,000 bags to learn from; 1,000 others and 100 of each of
 * the nine other articles to judge.
 */
final class DemoData {
    /** Bags: of the ten articles, the one that varies most, which takes no anomaly to know. */
    static final String NORMAL = "8";

    private static final List<String> FILES =
            List.of(
                    "train-images-idx3-ubyte.gz",
                    "train-labels-idx1-ubyte.gz",
                    "t10k-images-idx3-ubyte.gz",
                    "t10k-labels-idx1-ubyte.gz",
                    "README.md");

    private DemoData() {}

    /** Unpacks it, so that it can be played with further. */
    static void unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                try (InputStream in = DemoData.class.getResourceAsStream("/engram/demo/" + file)) {
                    Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
