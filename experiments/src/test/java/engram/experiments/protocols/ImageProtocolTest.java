package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.experiments.grid.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageProtocolTest {
    private static final Protocol PAPER = Grid.MNIST.protocol();
    private static final Protocol ONE_CLASS = Grid.MNIST_ONE_CLASS.protocol();

    @TempDir private Path folder;

    @Test
    void thePapersSplitDealsOutThePooledPictures() throws IOException {
        OfficialFiles.mnist(folder, 350, 70);
        try (Protocol.Opened opened = PAPER.open(folder)) {
            Problem problem = opened.problem("3", 1);
            Labelling training = Labelling.of(problem.training());
            Labelling test = Labelling.of(problem.test());

            assertThat(training.labels()).hasSize(28).containsOnly(Label.NORMAL);
            assertThat(Collections.frequency(test.labels(), Label.NORMAL)).isEqualTo(14);
            assertThat(Collections.frequency(test.labels(), Label.ANOMALOUS)).isEqualTo(6);
            assertThat(test.ids()).doesNotContainAnyElementsOf(training.ids());
            assertThat(training.ids()).anyMatch(id -> id.startsWith("t10k"));
        }
    }

    @Test
    void theSeedDecidesTheSplit() throws IOException {
        OfficialFiles.mnist(folder, 200, 50);
        try (Protocol.Opened opened = PAPER.open(folder)) {
            var first = Labelling.of(opened.problem("0", 1).test()).ids();

            assertThat(Labelling.of(opened.problem("0", 1).test()).ids()).isEqualTo(first);
            assertThat(Labelling.of(opened.problem("0", 2).test()).ids()).isNotEqualTo(first);
        }
    }

    @Test
    void theUsualSplitKeepsTheOfficialParts() throws IOException {
        OfficialFiles.mnist(folder, 100, 30);
        try (Protocol.Opened opened = ONE_CLASS.open(folder)) {
            Problem problem = opened.problem("7", 1);
            Labelling training = Labelling.of(problem.training());

            assertThat(training.ids()).hasSize(10).allMatch(id -> id.startsWith("train"));
            assertThat(training.labels()).containsOnly(Label.NORMAL);
            assertThat(Labelling.of(problem.test()).size()).isEqualTo(30);
        }
    }

    @Test
    void namesTheMissingFileAndItsChecksum() throws IOException {
        OfficialFiles.mnist(folder, 20, 10);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

        assertThatThrownBy(() -> PAPER.open(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("t10k-labels-idx1-ubyte.gz: is missing")
                .hasMessageContaining(
                        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
    }

    @Test
    void tellsFilesThatAreNotTheOfficialOnes() throws IOException {
        Path named = OfficialFiles.mnist(folder.resolve("mnist"), 20, 10);
        assertThatThrownBy(() -> Dataset.MNIST.check(folder))
                .hasMessageContaining("train-images-idx3-ubyte.gz: is damaged or not the official")
                .hasMessageContaining(
                        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");

        Path images = named.resolve("train-images-idx3-ubyte.gz");
        byte[] bytes = Files.readAllBytes(images);
        Files.write(images, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Dataset.MNIST.check(folder))
                .hasMessageContaining("train-images-idx3-ubyte.gz: is damaged");
    }
}
