package engram.detection.files;

import engram.data.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Files and folders that are there whole or not at all, also after a power cut: written under
 * another name, forced to the disk, then renamed.
 */
final class Disk {
    /** What a file is called that is about to take the place of another, after its name. */
    static final String UNFINISHED = ".new";

    private static final int BUFFER = 1 << 20;

    private Disk() {}

    /** Writes the bytes of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the files of a folder. */
    interface FolderContent {
        void writeInto(Path folder) throws IOException;
    }

    /** Writes a new file and forces it to the disk. */
    static FileMark write(Path file, Content content) throws IOException {
        Sha256 sum = new Sha256();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(sum.adding(Channels.newOutputStream(channel)), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
            return new FileMark(channel.size(), sum.hexadecimal());
        }
    }

    /** Puts a file in the place of another, or of none. */
    static void replace(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Files.deleteIfExists(fresh);
            write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            force(parent(file));
        } catch (Throwable e) {
            discard(fresh, e);
            throw e;
        }
    }

    /**
     * Makes a folder that was not there.
     *
     * @param staging where it is written; on the same disk
     */
    static void create(Path folder, Path staging, FolderContent content) throws IOException {
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString(), null, "exists already");
        }
        try {
            Files.createDirectories(staging);
            content.writeInto(staging);
            force(staging);
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            force(parent(folder));
        } catch (Throwable e) {
            discard(staging, e);
            throw e;
        }
    }

    /** Deletes a file, or a folder with all it holds; does nothing where there is neither. */
    static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** The folder that a path is in. */
    static Path parent(Path path) {
        return path.toAbsolutePath().normalize().getParent();
    }

    private static void discard(Path unfinished, Throwable why) {
        try {
            delete(unfinished);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Forces a folder's entries to the disk, where the system can: Windows opens no folders. */
    static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
