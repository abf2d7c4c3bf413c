package engram.images;

import engram.data.ByteChunks;
import engram.data.UnreadableDataException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, gzipped or not: a magic number that says how many dimensions there
 * are, the dimensions, the values.
 */
record IdxFile(Path path, int[] dimensions) {
    private static final int UNSIGNED_BYTES = 0x0800;
    private static final String GZIP = ".gz";

    /**
     * Reads the header, and of a file that is not gzipped checks the size.
     *
     * @throws UnreadableDataException if it is no IDX file of {@code rank} dimensions
     */
    static IdxFile open(Path path, int rank) {
        try (InputStream file = stream(path);
                DataInputStream in = new DataInputStream(file)) {
            int magic = in.readInt();
            if (magic != (UNSIGNED_BYTES | rank)) {
                throw new UnreadableDataException(
                        path,
                        String.format(
                                "expected an IDX file with magic number %08x, but it begins with"
                                        + " %08x",
                                UNSIGNED_BYTES | rank, magic));
            }
            int[] dimensions = new int[rank];
            for (int i = 0; i < rank; i++) {
                dimensions[i] = in.readInt();
                if (dimensions[i] < 1) {
                    throw new UnreadableDataException(
                            path, "dimension " + (i + 1) + " is " + dimensions[i]);
                }
            }
            IdxFile idx = new IdxFile(path, dimensions);
            if (!idx.zipped()) {
                idx.requireSize(Files.size(path));
            }
            return idx;
        } catch (EOFException e) {
            throw new UnreadableDataException(path, "the file ends within its header");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Whether a file that may be anything begins as one of pictures does. */
    static boolean recognises(Path path) {
        try (InputStream in = stream(path)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0, 0, 8, 3});
        } catch (IOException e) {
            return false;
        }
    }

    int count() {
        return dimensions[0];
    }

    int headerBytes() {
        return 4 + 4 * dimensions.length;
    }

    /** How many values each of the first dimension's entries has. */
    int entryBytes() {
        return Arrays.stream(dimensions).skip(1).reduce(1, Math::multiplyExact);
    }

    /** The whole file: mapped, or, where it is gzipped, on the heap. */
    ByteChunks bytes() {
        long expected = headerBytes() + (long) count() * entryBytes();
        try {
            if (!zipped()) {
                return ByteChunks.map(path);
            }
            if (expected > Math.min(Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE - 8)) {
                throw new UnreadableDataException(
                        path, "is too large to be read zipped: run gunzip on it first");
            }
            try (InputStream in = stream(path)) {
                byte[] bytes = in.readNBytes((int) expected + 1);
                requireSize(bytes.length);
                return ByteChunks.of(bytes);
            }
        } catch (EOFException e) {
            throw new UnreadableDataException(path, "the gzip file is truncated");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private boolean zipped() {
        return zipped(path);
    }

    private void requireSize(long actual) {
        long expected = headerBytes() + (long) count() * entryBytes();
        if (actual != expected) {
            throw new UnreadableDataException(
                    path,
                    "expected "
                            + expected
                            + " bytes for the "
                            + count()
                            + " entries of its header, but there are "
                            + (actual > expected ? "more" : actual));
        }
    }

    private static boolean zipped(Path path) {
        return path.toString().endsWith(GZIP);
    }

    private static InputStream stream(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        if (!zipped(path)) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static UnreadableDataException unreadable(Path path, IOException e) {
        return new UnreadableDataException(path, "cannot be read: " + e.getMessage());
    }
}
