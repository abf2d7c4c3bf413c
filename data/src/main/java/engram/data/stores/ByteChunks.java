package engram.data.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Bytes that may be more than 2 GiB, such as a memory-mapped file. Immutable, and safe to read from
 * several threads.
 */
public final class ByteChunks {
    private static final int CHUNK = 1 << 30;

    private final ByteBuffer[] chunks;
    private final int chunkSize;
    private final long size;

    private ByteChunks(ByteBuffer[] chunks, int chunkSize, long size) {
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.size = size;
    }

    /** The bytes of an array, which is not copied. */
    public static ByteChunks of(byte[] bytes) {
        return new ByteChunks(new ByteBuffer[] {ByteBuffer.wrap(bytes)}, CHUNK, bytes.length);
    }

    /** Maps a file that does not change while it is read. */
    public static ByteChunks map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return map(channel, CHUNK);
        }
    }

    /** The channel may be closed afterwards; {@code chunkSize} is a multiple of 4. */
    static ByteChunks map(FileChannel channel, int chunkSize) throws IOException {
        long size = channel.size();
        ByteBuffer[] chunks = new ByteBuffer[(int) ((size + chunkSize - 1) / chunkSize)];
        for (int i = 0; i < chunks.length; i++) {
            long start = (long) i * chunkSize;
            chunks[i] =
                    channel.map(
                                    FileChannel.MapMode.READ_ONLY,
                                    start,
                                    Math.min(chunkSize, size - start))
                            .order(ByteOrder.LITTLE_ENDIAN);
        }
        return new ByteChunks(chunks, chunkSize, size);
    }

    public long size() {
        return size;
    }

    /** Copies {@code length} bytes that start at {@code from}. */
    public void read(long from, byte[] into, int offset, int length) {
        for (int done = 0; done < length; ) {
            int inChunk = (int) ((from + done) % chunkSize);
            int count = Math.min(length - done, chunkSize - inChunk);
            chunk(from + done).get(inChunk, into, offset + done, count);
            done += count;
        }
    }

    /** Copies {@code length} little-endian floats; {@code from} is in bytes, a multiple of 4. */
    void readFloats(long from, float[] into, int offset, int length) {
        for (int done = 0; done < length; ) {
            long at = from + 4L * done;
            int inChunk = (int) (at % chunkSize) / 4;
            int count = Math.min(length - done, chunkSize / 4 - inChunk);
            // The view knows the byte order of the buffer that it is made from.
            chunk(at).asFloatBuffer().get(inChunk, into, offset + done, count);
            done += count;
        }
    }

    private ByteBuffer chunk(long at) {
        return chunks[(int) (at / chunkSize)];
    }
}
