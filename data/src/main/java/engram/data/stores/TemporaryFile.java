package engram.data.stores;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Written once from first to last, then mapped. The file is gone when the channel is closed, and on
 * Linux and macOS it has no name from the start, so that nothing is left even after a kill.
 */
final class TemporaryFile implements AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer pending =
            ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long size;

    TemporaryFile(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "engram-", ".samples");
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Says how much is needed where, before hours are spent on filling a disk.
     *
     * @throws UnreadableDataException if {@code folder} has not room for {@code bytes}
     */
    static void requireRoom(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new UnreadableDataException(
                    folder,
                    String.format(
                            Locale.ROOT,
                            "the samples do not fit the heap and need %s here, of which %s are"
                                    + " free: make room, choose another folder by"
                                    + " -Djava.io.tmpdir=FOLDER, or give Java more memory by -Xmx",
                            gigabytes(bytes),
                            gigabytes(free)));
        }
    }

    void write(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            int count = Math.min(room(1), bytes.length - done);
            pending.put(bytes, done, count);
            done += count;
        }
        size += bytes.length;
    }

    void write(long value) throws IOException {
        room(Long.BYTES);
        pending.putLong(value);
        size += Long.BYTES;
    }

    void write(float[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            room(Float.BYTES);
            pending.putFloat(values[offset + i]);
        }
        size += (long) length * Float.BYTES;
    }

    /** How many bytes have been written. */
    long size() {
        return size;
    }

    ByteChunks map(int chunkSize) throws IOException {
        flush();
        return ByteChunks.map(channel, chunkSize);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int room(int atLeast) throws IOException {
        if (pending.remaining() < atLeast) {
            flush();
        }
        return pending.remaining();
    }

    private void flush() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            channel.write(pending);
        }
        pending.clear();
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
