package engram.data.stores;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of bytes of one size, written one after the other and read in any order: the first on the
 * heap, until they take a quarter of it, the others in a temporary memory-mapped file. Safe to read
 * from several threads.
 */
public final class ByteBlocks implements AutoCloseable {
    private static final int CHUNK = 1 << 30;

    private final int size;
    private final List<byte[]> heap;
    private final ByteChunks mapped;
    private final TemporaryFile file;
    private final int count;

    private ByteBlocks(int size, List<byte[]> heap, TemporaryFile file, ByteChunks mapped) {
        this.size = size;
        this.heap = heap;
        this.file = file;
        this.mapped = mapped;
        this.count = heap.size() + (mapped == null ? 0 : (int) (mapped.size() / size));
    }

    /** How many blocks there are. */
    public int count() {
        return count;
    }

    /**
     * A block's bytes, which nobody may change.
     *
     * @param scratch an array of a block's size, which is filled and returned where the block is
     *     not on the heap
     */
    public byte[] read(int block, byte[] scratch) {
        if (block < heap.size()) {
            return heap.get(block);
        }
        mapped.read((long) (block - heap.size()) * size, scratch, 0, size);
        return scratch;
    }

    @Override
    public void close() {
        abandon(file);
    }

    private static void abandon(TemporaryFile file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // What is left is a file without a name, or in a folder that is swept.
        }
    }

    /** Takes blocks; ends in {@link #finish} or {@link #abandon}. */
    public static final class Writer {
        private final int size;
        private final long most;
        private final Path folder;
        private final List<byte[]> heap = new ArrayList<>();
        private TemporaryFile file;

        /**
         * @param size of a block
         */
        public Writer(int size) {
            this(
                    size,
                    Runtime.getRuntime().maxMemory() / 4,
                    Path.of(System.getProperty("java.io.tmpdir")));
        }

        Writer(int size, long heapBytes, Path folder) {
            this.size = size;
            this.most = heapBytes / size;
            this.folder = folder;
        }

        /**
         * Keeps a block, which is not copied.
         *
         * @throws UnreadableDataException if the disk has no room for it
         */
        public void add(byte[] block) {
            if (block.length != size) {
                throw new IllegalArgumentException(
                        "a block has " + size + " bytes, not " + block.length);
            }
            if (heap.size() < most) {
                heap.add(block);
                return;
            }
            try {
                if (file == null) {
                    file = new TemporaryFile(folder);
                }
                file.write(block);
            } catch (IOException e) {
                throw refused(e);
            }
        }

        /** All are written. */
        public ByteBlocks finish() {
            try {
                return new ByteBlocks(size, heap, file, file == null ? null : file.map(CHUNK));
            } catch (IOException e) {
                throw refused(e);
            }
        }

        private UnreadableDataException refused(IOException e) {
            return new UnreadableDataException(
                    folder,
                    "the samples do not fit the heap, and cannot be kept here: "
                            + UnreadableDataException.reason(e));
        }

        /** Gives back what is kept outside the heap. */
        public void abandon() {
            ByteBlocks.abandon(file);
        }
    }
}
