package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private static final Pattern CELLS = Pattern.compile(" *\\| *");

    @TempDir private Path folder;

    /** What the demo says of other articles was measured, and stands on a page. */
    @Test
    void saysWhatTheMeasuredPageSays() throws IOException {
        List<String> page =
                Files.readAllLines(Path.of("..", "docs", "results", "fashion-mnist.md"));

        assertThat(areas(page, "| ankle boots |")).containsExactly("0.971", "0.972");
        assertThat(DemoCommand.WHAT_FOR).contains("level (AUROC 0.972 and 0.971)");
        assertThat(areas(page, "| mean of the ten |")).containsExactly("0.891", "0.908");
        assertThat(DemoCommand.WHAT_FOR.replace('\n', ' '))
                .contains("0.908 with memory and 0.891 without");
    }

    private static List<String> areas(List<String> page, String row) {
        String line = page.stream().filter(l -> l.startsWith(row)).findFirst().orElseThrow();
        List<String> cells = CELLS.splitAsStream(line).toList();
        return cells.subList(3, 5);
    }

    @Test
    void unpacksItsDataWhereItMayBePlayedWith() {
        DemoData.unpack(folder.resolve("data"));

        assertThat(folder.resolve("data"))
                .isDirectoryContaining("glob:**/train-images-idx3-ubyte.gz")
                .isDirectoryContaining("glob:**/t10k-labels-idx1-ubyte.gz");
        assertThat(folder.resolve("data/README.md")).content().contains("Zalando", "MIT");
        // And again, over what is there.
        DemoData.unpack(folder.resolve("data"));
    }
}
