package engram.data.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteBlocksTest {
    @TempDir Path folder;

    private static byte[] block(int fill) {
        byte[] block = new byte[10];
        Arrays.fill(block, (byte) fill);
        return block;
    }

    @Test
    void whatTheHeapHasNoRoomForIsReadAlike() {
        ByteBlocks.Writer writer = new ByteBlocks.Writer(10, 35, folder);
        for (int i = 0; i < 9; i++) {
            writer.add(block(i));
        }
        try (ByteBlocks blocks = writer.finish()) {
            assertThat(blocks.count()).isEqualTo(9);
            byte[] scratch = new byte[10];
            for (int i : new int[] {8, 0, 3, 2, 5}) {
                assertThat(blocks.read(i, scratch)).isEqualTo(block(i));
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsAbandonedLeavesNothing() {
        ByteBlocks.Writer writer = new ByteBlocks.Writer(10, 0, folder);
        writer.add(block(1));
        writer.abandon();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereNothingCanBeKeptThatIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        ByteBlocks.Writer writer = new ByteBlocks.Writer(10, 0, file);
        assertThatThrownBy(() -> writer.add(block(1)))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("cannot be kept here");
        assertThatThrownBy(() -> writer.add(new byte[9]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
