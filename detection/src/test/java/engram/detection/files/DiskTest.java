package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    private final IOException full = new IOException("No space left on device");

    @TempDir Path folder;

    @Test
    void marksWhatItWrites() throws IOException {
        Path file = folder.resolve("file");
        FileMark written = Disk.write(file, out -> out.write(new byte[3_000_000]));
        assertThat(written).isEqualTo(FileMark.of(file));
        assertThat(written.bytes()).isEqualTo(3_000_000);
        assertThat(written.sha256()).hasSize(64);
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(
                        () ->
                                Disk.replace(
                                        file,
                                        out -> {
                                            out.write(new byte[2_000_000]);
                                            throw full;
                                        }))
                .isSameAs(full);
        assertThat(file).hasContent("old");
        assertThat(entries()).containsExactly(file);
    }

    @Test
    void aFileReplacesAnotherAndWhatAKilledWriterLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.writeString(folder.resolve("file.new"), "half of");
        Disk.replace(file, out -> out.write('n'));
        assertThat(file).hasContent("n");
        assertThat(entries()).containsExactly(file);
    }

    @Test
    void aFullDiskLeavesNoFolder() throws IOException {
        assertThatThrownBy(
                        () ->
                                Disk.create(
                                        folder.resolve("whole"),
                                        folder.resolve("part"),
                                        place -> {
                                            Disk.write(place.resolve("a"), out -> out.write(1));
                                            Files.createDirectory(place.resolve("sub"));
                                            throw full;
                                        }))
                .isSameAs(full);
        assertThat(entries()).isEmpty();
    }

    @Test
    void aFolderReplacesNothingEvenIfEmpty() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        assertThatThrownBy(() -> Disk.create(there, folder.resolve("part"), place -> {}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(entries()).containsExactly(there);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
