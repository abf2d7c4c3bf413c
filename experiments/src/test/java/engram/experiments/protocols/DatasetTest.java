package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    @TempDir private Path folder;

    @Test
    void isFoundInItsFolderOrAboveIt() throws IOException {
        Path named = OfficialFiles.mnist(folder.resolve("mnist"), 10, 10);

        assertThat(Dataset.MNIST.in(folder)).isEqualTo(named);
        assertThat(Dataset.MNIST.in(named)).isEqualTo(named);
    }

    @Test
    void aMissingFileIsNamedWithAllThatBelongTogether() throws IOException {
        OfficialFiles.mnist(folder, 10, 10);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

        assertThatThrownBy(() -> Dataset.MNIST.in(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("t10k-labels-idx1-ubyte.gz")
                .hasMessageContaining("train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz")
                .hasMessageContaining("here or in a folder mnist")
                .hasMessageContaining("unzipped, is ff7bcfd4");
    }

    @Test
    void anotherFileUnderTheOfficialNameIsRefused() throws IOException {
        OfficialFiles.kdd(folder, 20);

        assertThatThrownBy(() -> Dataset.KDDCUP99.check(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("kddcup.data_10_percent.gz")
                .hasMessageContaining("not the official file")
                .hasMessageContaining("expected f8c8267e");
    }

    @Test
    void aFileThatIsNoArchiveIsDamaged() throws IOException {
        Files.writeString(folder.resolve("kddcup.data_10_percent.gz"), "not zipped");

        assertThatThrownBy(() -> Dataset.KDDCUP99.check(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("expected SHA-256");
    }

    @Test
    void namesAreThoseOfResultFiles() {
        assertThat(Dataset.CIFAR10.id()).isEqualTo("cifar10");
        assertThat(Dataset.CIFAR10.files()).hasSize(6).contains("test_batch.bin");
    }
}
