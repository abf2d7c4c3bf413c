package engram.tables.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder of a database's own, locked for as long as it is in use, so that the next
 * process can tell what a killed one left behind, and delete it.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "engram-table";
    private static final String LOCK = "lock";
    private static final Duration BEING_MADE = Duration.ofMinutes(10);

    private final Path path;
    private final FileChannel channel;

    private ScratchFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static ScratchFolder create() {
        try {
            Path path = Files.createTempDirectory(PREFIX).toRealPath();
            FileChannel channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel.lock();
            return new ScratchFolder(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /**
     * Deletes, as far as allowed, what processes that are gone have left in the folder for
     * temporary files.
     */
    public static void sweep(Path temporary) {
        for (Path left : children(temporary, PREFIX + "*")) {
            if (isAbandoned(left)) {
                delete(left);
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        Path lock = folder.resolve(LOCK);
        if (!Files.isRegularFile(lock)) {
            return isOld(folder);
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    static boolean isOld(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            return changed.toInstant().isBefore(Instant.now().minus(BEING_MADE));
        } catch (IOException e) {
            return false;
        }
    }

    static List<Path> children(Path folder, String pattern) {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, pattern)) {
            children.forEach(all::add);
        } catch (IOException e) {
            return List.of();
        }
        return all;
    }

    /** Deletes a folder, if there is one, as far as that is allowed. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Somebody else's, or deleted by another process meanwhile: nothing of ours is lost.
            return;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(path);
    }
}
