package engram.images;

import engram.data.UnreadableDataException;
import engram.images.files.PictureFile;
import engram.images.folders.NaturalOrder;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the picture files below a folder, following links, without hidden files and folders. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private static final Pattern TABLE = Pattern.compile("(?i).*\\.(csv|tsv|xlsx?)");

    private final Path root;
    private final int limit;
    private final List<String> names = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private final List<String> tables = new ArrayList<>();

    private FolderWalk(Path root, int limit) {
        this.root = root;
        this.limit = limit;
    }

    /**
     * What was found.
     *
     * @param names relative to the folder, with slashes, in natural order
     * @param loops links that lead back to a folder above them
     * @param others how many pictures there are of formats that are not read, by their ending
     * @param tables files beside them that may say which are good
     */
    record Found(
            List<String> names,
            List<String> loops,
            Map<String, Integer> others,
            List<String> tables) {
        static final Found NOTHING = new Found(List.of(), List.of(), Map.of(), List.of());
    }

    /**
     * Walks through all of it.
     *
     * @throws UnreadableDataException if a folder cannot be read
     */
    static Found below(Path root) {
        FolderWalk walk = new FolderWalk(root, Integer.MAX_VALUE);
        walk.run();
        walk.names.sort(NaturalOrder.NUMERIC);
        return new Found(walk.names, walk.loops, walk.others, walk.tables);
    }

    /** Whether there is a picture; looks no further than the first. */
    static boolean findsAny(Path root) {
        FolderWalk walk = new FolderWalk(root, 1);
        walk.run();
        return !walk.names.isEmpty();
    }

    private void run() {
        try {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        } catch (IOException e) {
            throw new UnreadableDataException(
                    root, "the folder cannot be read: " + UnreadableDataException.reason(e));
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isHidden(folder) && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // What is neither a file nor a link, such as a pipe, would be waited for without end.
        boolean readable = attributes.isRegularFile() || attributes.isSymbolicLink();
        String name = file.getFileName().toString();
        if (readable && !isHidden(file)) {
            if (PictureFile.isPicture(name)) {
                names.add(slashed(file));
            } else if (TABLE.matcher(name).matches()) {
                tables.add(slashed(file));
            } else {
                PictureFile.otherFormat(name).ifPresent(o -> others.merge(o, 1, Integer::sum));
            }
        }
        return names.size() < limit ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof FileSystemLoopException) {
            loops.add(slashed(file));
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && (name.toString().startsWith(".") || name.endsWith("__MACOSX"));
    }

    private String slashed(Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }
}
