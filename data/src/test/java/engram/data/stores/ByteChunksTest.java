package engram.data.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ByteChunksTest {
    private static final int SIZE = 64;

    private static byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (3 * i + 1);
        }
        return bytes;
    }

    private static ByteChunks mapped(byte[] bytes, int chunkSize) throws IOException {
        Path file = Files.write(Files.createTempFile("engram", ".bytes"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return ByteChunks.map(channel, chunkSize);
        } finally {
            Files.delete(file);
        }
    }

    /** As beyond 2 GiB, where no one buffer reaches. */
    @Property(tries = 60)
    void whereAFileIsCutDoesNotShow(
            @ForAll @IntRange(min = 1, max = 17) int quarter,
            @ForAll @IntRange(min = 0, max = 40) int from,
            @ForAll @IntRange(min = 0, max = 24) int length)
            throws IOException {
        ByteChunks chunks = mapped(bytes(), 4 * quarter);

        byte[] read = new byte[length + 2];
        chunks.read(from, read, 1, length);

        assertThat(chunks.size()).isEqualTo(SIZE);
        assertThat(Arrays.copyOfRange(read, 1, length + 1))
                .containsExactly(Arrays.copyOfRange(bytes(), from, from + length));
    }

    @Test
    void floatsAreLittleEndianAcrossCuts() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {1, -2, 3.5f, 4, 5}) {
            bytes.putFloat(value);
        }
        float[] read = new float[5];

        mapped(bytes.array(), 8).readFloats(4, read, 1, 4);

        assertThat(read).containsExactly(0, -2, 3.5f, 4, 5);
    }

    @Test
    void anArrayIsReadAsAFileIs() {
        byte[] read = new byte[3];
        ByteChunks.of(bytes()).read(10, read, 0, 3);
        assertThat(read).containsExactly(31, 34, 37);
    }
}
