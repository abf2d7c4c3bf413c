package engram.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir Path folder;

    private static void write(OutputFile file, String text) {
        file.write(unfinished -> Files.writeString(unfinished, text));
    }

    private void requireOnly(String... names) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void appearsWholeAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("scores.csv");
        write(OutputFile.at(file, false), "all of it");
        assertThat(file).hasContent("all of it");
        requireOnly("scores.csv");
    }

    @Test
    void replacesAFileOnlyWhenTold() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "precious");
        assertThatThrownBy(() -> OutputFile.at(file, false))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage(file + ": exists already; --force replaces it");
        write(OutputFile.at(file, true), "new");
        assertThat(file).hasContent("new");
    }

    @Test
    void whatCameThereMeanwhileStays() throws IOException {
        Path file = folder.resolve("late");
        OutputFile output = OutputFile.at(file, false);
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> write(output, "new")).isInstanceOf(UnusableSettingException.class);
        assertThat(file).hasContent("precious");
        requireOnly("late");
    }

    @Test
    void isNoFolderAndInNoMissingOne() {
        assertThatThrownBy(() -> OutputFile.at(folder, true))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage(folder + ": is a folder; name a file to write");
        Path none = folder.resolve("none").resolve("a.csv");
        assertThatThrownBy(() -> OutputFile.at(none, true))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage(none + ": there is no folder " + folder.resolve("none"));
        assertThatThrownBy(() -> OutputFile.at(Path.of("/"), true))
                .isInstanceOf(UnusableSettingException.class);
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        write(OutputFile.at(link, true), "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        requireOnly("file", "link");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefusedBeforeTheWork() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
        assertThatThrownBy(() -> OutputFile.at(link, true))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage(link + ": is a link that leads nowhere; remove it");
    }

    @Test
    void aFullDiskIsSaidInWordsAndNothingIsLeft() throws IOException {
        Path file = folder.resolve("scores.csv");
        OutputFile output = OutputFile.at(file, false);
        assertThatThrownBy(
                        () ->
                                output.write(
                                        unfinished -> {
                                            Files.writeString(unfinished, "half");
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file + ": cannot be written: the disk is full");
        requireOnly();
    }

    @Test
    void aDeviceIsWrittenIntoAndStays() {
        Path device = Path.of("/dev/null");
        org.assertj.core.api.Assumptions.assumeThat(device).exists();
        write(OutputFile.at(device, false), "lost");
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
