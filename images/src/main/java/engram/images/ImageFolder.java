package engram.images;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * PNG, JPEG, BMP, TIFF, WebP and GIF files below a folder, at any depth and of any size, in the
 * order of their names with numbers compared as numbers. Hidden files and folders are left out.
 *
 * <p>A picture's class is the first folder below the root. Classes that {@link ImageOptions#normal}
 * names are normal and all others anomalous. Where it names none, classes called good, normal or ok
 * are normal and all others anomalous; where there is none such, every picture is unknown, and is
 * learned from.
 *
 * <p>A root with the folders {@code train} and {@code test} (the MVTec layout) has two parts, in
 * which classes are looked for one folder deeper: this source is the test part, its {@link #parts}
 * are of the training part, and any other folder, such as {@code ground_truth}, is left out.
 */
public final class ImageFolder extends Pictures {
    private static final String TRAIN = "train/";
    private static final String TEST = "test/";
    private static final String ROOT = "";

    private ImageFolder(Path root, Album pictures, Album training, ImageOptions options) {
        super(root, pictures, training, options);
    }

    /** Opens with {@link ImageOptions#defaults}. */
    public static ImageFolder open(Path folder) {
        return open(folder, ImageOptions.defaults());
    }

    /**
     * Lists the pictures and opens none of them. A single picture is a folder of one.
     *
     * @throws UnreadableDataException if there is no such folder, there are no pictures in it, or
     *     no such class as the options name
     */
    public static ImageFolder open(Path folder, ImageOptions options) {
        if (Files.isRegularFile(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            List<String> name = List.of(String.valueOf(folder.getFileName()));
            Album picture =
                    album(parent, ROOT, name, Classes.of(folder, Set.of(), options.normal()));
            return new ImageFolder(folder, picture, picture, options);
        }
        if (!Files.isDirectory(folder)) {
            throw new UnreadableDataException(folder, "there is no such file or folder");
        }
        if (!Files.isDirectory(folder.resolve(TRAIN)) || !Files.isDirectory(folder.resolve(TEST))) {
            List<String> names = pictures(folder, ROOT);
            Set<String> present = present(ROOT, names);
            Album all = album(folder, ROOT, names, Classes.of(folder, present, options.normal()));
            return new ImageFolder(folder, all, all, options);
        }
        List<String> train = pictures(folder, TRAIN);
        List<String> test = pictures(folder, TEST);
        Set<String> present = present(TRAIN, train);
        present.addAll(present(TEST, test));
        Classes classes = Classes.of(folder, present, options.normal());
        return new ImageFolder(
                folder,
                album(folder, TEST, test, classes),
                album(folder, TRAIN, train, classes),
                options);
    }

    private static Album album(Path root, String part, List<String> names, Classes classes) {
        return new FileAlbum(root, part, names, classes);
    }

    private static Set<String> present(String part, List<String> names) {
        return names.stream()
                .map(name -> FileAlbum.className(part, name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether there is a picture anywhere below; looks no further than the first. */
    static boolean holdsPictures(Path folder) {
        return !walk(folder, folder, 1).isEmpty();
    }

    private static List<String> pictures(Path root, String part) {
        List<String> names = walk(root, root.resolve(part), Integer.MAX_VALUE);
        if (names.isEmpty()) {
            throw new UnreadableDataException(
                    root.resolve(part),
                    "there are no pictures here; files are read that end in "
                            + PictureFile.EXTENSIONS.stream()
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        names.sort(NaturalOrder.NUMERIC);
        return names;
    }

    private static List<String> walk(Path root, Path start, int limit) {
        List<String> names = new ArrayList<>();
        var visitor =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return isHidden(dir) && !dir.equals(start)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        if (!isHidden(file)
                                && PictureFile.isPicture(file.getFileName().toString())) {
                            names.add(slashed(root.relativize(file)));
                        }
                        return names.size() < limit
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }
                };
        try {
            Files.walkFileTree(
                    start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw new UnreadableDataException(start, "the folder cannot be read: " + e);
        }
        return names;
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && (name.toString().startsWith(".") || name.endsWith("__MACOSX"));
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
