package engram.server.detectors;

import engram.data.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells that a folder's files are others than before. */
final class FolderStamp {
    private static final int SHOWN = 12;

    private FolderStamp() {}

    /** Changes with names, sizes, times and places of the files. */
    static String of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(FolderStamp::file).collect(Collectors.joining(" "));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String file(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return file.getFileName()
                    + ":"
                    + is.size()
                    + ":"
                    + is.lastModifiedTime()
                    + ":"
                    + is.fileKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first digits of a file's SHA-256. */
    static String version(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file)).substring(0, SHOWN);
    }
}
