package engram.images.files;

import engram.data.UnreadableDataException;
import engram.data.stores.ByteChunks;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, gzipped or not: a magic number that says how many dimensions there
 * are, the dimensions, the values.
 */
public record IdxFile(Path path, int[] dimensions) {
    private static final int UNSIGNED_BYTES = 0x0800;
    private static final String GZIP = ".gz";

    private static final int LARGEST_ENTRY = 1 << 28;

    /** No byte of a gzip file stands for more. */
    private static final long BEST_ZIP = 1032;

    /**
     * Reads the header, and of a file that is not gzipped checks the size.
     *
     * @throws UnreadableDataException if it is no IDX file of {@code rank} dimensions
     */
    public static IdxFile open(Path path, int rank) {
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
            idx.requireEntries();
            if (idx.zipped()) {
                idx.requireRoomFor(Files.size(path));
            } else {
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
    public static boolean recognises(Path path) {
        try (InputStream in = stream(path)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0, 0, 8, 3});
        } catch (IOException e) {
            return false;
        }
    }

    public int count() {
        return dimensions[0];
    }

    public int headerBytes() {
        return 4 + 4 * dimensions.length;
    }

    /** How many values each of the first dimension's entries has. */
    public int entryBytes() {
        return Arrays.stream(dimensions).skip(1).reduce(1, Math::multiplyExact);
    }

    /** The whole file: mapped, or, where it is gzipped, on the heap. */
    public ByteChunks bytes() {
        long expected = expected();
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

    /** Before anything is allocated for them: a header says whatever it likes. */
    private void requireEntries() {
        double bytes =
                Arrays.stream(dimensions).skip(1).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (bytes > LARGEST_ENTRY) {
            throw new UnreadableDataException(
                    path,
                    "its header says that each entry has "
                            + Arrays.stream(dimensions)
                                    .skip(1)
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining("x"))
                            + " values, and at most "
                            + LARGEST_ENTRY
                            + " are read");
        }
    }

    /** A header may say more than a file can hold, however well it is zipped. */
    private void requireRoomFor(long zipped) {
        if (expected() > BEST_ZIP * zipped + headerBytes()) {
            throw new UnreadableDataException(
                    path,
                    "expected "
                            + expected()
                            + " bytes for the "
                            + count()
                            + " entries of its header, which "
                            + zipped
                            + " zipped bytes cannot hold");
        }
    }

    private long expected() {
        return headerBytes() + (long) count() * entryBytes();
    }

    private void requireSize(long actual) {
        long expected = expected();
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
