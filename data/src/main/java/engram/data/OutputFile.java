package engram.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that a person names for results. What forbids it is said before the work begins, and it
 * appears whole or not at all, also after a power cut. Where a link is named, what it leads to is
 * written, and the link stays; a pipe or a device is written into, and nothing of it is replaced.
 */
public final class OutputFile {
    private final Path named;
    private final boolean replace;
    private final Path place;
    private final Path unfinished;

    private OutputFile(Path named, boolean replace, Path place) {
        this.named = named;
        this.replace = replace;
        this.place = place;
        String name = "." + place.getFileName() + ".part";
        this.unfinished =
                isStream()
                        ? Path.of(System.getProperty("java.io.tmpdir"), UUID.randomUUID() + name)
                        : place.resolveSibling(name);
    }

    /** Writes a file that was not there. */
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * @param replace whether a file that is there may be replaced
     * @throws UnusableSettingException if nothing can be written there: it says why
     */
    public static OutputFile at(Path file, boolean replace) {
        OutputFile output = new OutputFile(file, replace, followed(file).toAbsolutePath());
        output.requireFree();
        Path folder = output.place.getParent();
        if (!Files.isDirectory(folder)) {
            throw refused(file, "there is no folder " + folder);
        } else if (!output.isStream() && !Files.isWritable(folder)) {
            throw refused(file, "cannot be written: permission denied for " + folder);
        }
        return output;
    }

    private static Path followed(Path file) {
        if (file.getFileName() == null) {
            throw refused(file, "is a folder; name a file to write");
        }
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw refused(file, "is a link that leads nowhere; remove it");
        }
    }

    private void requireFree() {
        if (Files.isDirectory(place)) {
            throw refused(named, "is a folder; name a file to write");
        } else if (!replace && Files.isRegularFile(place)) {
            throw refused(named, "exists already; --force replaces it");
        }
    }

    private static UnusableSettingException refused(Path file, String why) {
        return new UnusableSettingException(file + ": " + why);
    }

    private boolean isStream() {
        return Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place);
    }

    /** Where it is written until it is whole; for what writes bit by bit. */
    public Path unfinished() {
        return unfinished;
    }

    /**
     * Writes it and puts it in its place.
     *
     * @throws UncheckedIOException if the disk refuses, in one line that names the file
     */
    public void write(Content content) {
        try {
            content.writeTo(unfinished);
            publish();
        } catch (IOException e) {
            throw failure(named, e);
        } finally {
            discard();
        }
    }

    /**
     * Puts in its place what was written to {@link #unfinished}.
     *
     * @throws UnusableSettingException if somebody put a file there meanwhile that is not to be
     *     replaced
     */
    public void publish() throws IOException {
        requireFree();
        if (isStream()) {
            try (OutputStream stream = Files.newOutputStream(place, StandardOpenOption.WRITE)) {
                Files.copy(unfinished, stream);
            }
            return;
        }
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(
                unfinished,
                place,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what is unfinished, if there is anything. */
    public void discard() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw failure(named, e);
        }
    }

    /** Whether nothing can be written for want of room, whatever file were named. */
    public static boolean isDiskFull(IOException cause) {
        return UnreadableDataException.reason(cause).contains("No space left");
    }

    /** That a file cannot be written, and why, in one line. */
    public static UncheckedIOException failure(Path file, IOException cause) {
        String words =
                isDiskFull(cause) ? "the disk is full" : UnreadableDataException.reason(cause);
        return new UncheckedIOException(
                new IOException(file + ": cannot be written: " + words, cause));
    }
}
