package engram.images;

import engram.data.Given;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.files.IdxFile;
import engram.images.folders.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * MNIST, Fashion-MNIST and their kin: grey pictures in an IDX file, gzipped or not, and their
 * labels in another. A picture's class is its label's number; without {@link ImageOptions#normal}
 * every picture is unknown.
 *
 * <p>A folder with the official files has two parts: this source is the test part ({@code t10k-}),
 * its {@link #parts} are of the training part ({@code train-}).
 */
public final class IdxImages extends Pictures {
    private static final Pattern IMAGES = Pattern.compile("(.*)images([-.])idx3-ubyte(\\.gz)?");
    private static final List<String> NUMBERS =
            IntStream.range(0, 256).mapToObj(Integer::toString).toList();

    private IdxImages(Path root, Album pictures, Album training, ImageOptions options) {
        super(root, pictures, training, options, Account.of(training));
    }

    /**
     * Opens a folder of official files, or one file of pictures and, where it lies beside it, its
     * file of labels.
     *
     * @throws UnreadableDataException if the files are not what their names say
     */
    public static IdxImages open(Path path, ImageOptions options) {
        if (!Files.isDirectory(Given.some(path, "a path to pictures"))) {
            return open(path, labelsBeside(path), options);
        }
        List<Path> files = imageFiles(path);
        Optional<Path> train = only(path, files, name -> name.contains("train"));
        Optional<Path> test = only(path, files, name -> !name.contains("train"));
        Path training = train.or(() -> test).orElseThrow(() -> none(path));
        Path testing = test.orElse(training);
        Album pictures = album(testing, labelsBeside(testing), options);
        return new IdxImages(
                path,
                pictures,
                training.equals(testing)
                        ? pictures
                        : album(training, labelsBeside(training), options),
                options);
    }

    /**
     * Opens one file of pictures.
     *
     * @param labels the labels' file, or empty
     */
    public static IdxImages open(Path images, Optional<Path> labels, ImageOptions options) {
        Album pictures = album(images, labels, options);
        return new IdxImages(images, pictures, pictures, options);
    }

    static boolean areAt(Path path) {
        return Files.isDirectory(path)
                ? !imageFiles(path).isEmpty()
                : IMAGES.matcher(path.toString()).matches() || IdxFile.recognises(path);
    }

    private static Album album(Path path, Optional<Path> labelsPath, ImageOptions options) {
        IdxFile images = IdxFile.open(path, 3);
        byte[] numbers = labelsPath.map(labels -> numbers(labels, images)).orElse(new byte[0]);
        RawAlbum.Marks marks = new RawAlbum.Marks(numbers, NUMBERS);
        Set<String> present = new TreeSet<>();
        for (int i = 0; i < numbers.length; i++) {
            present.add(marks.className(i));
        }
        int[] dimensions = images.dimensions();
        return new RawAlbum(
                new RawAlbum.RawFile(
                        path.getFileName().toString().replaceFirst("\\.gz$", ""), images.count()),
                new RawAlbum.Layout(
                        images.headerBytes(),
                        images.entryBytes(),
                        0,
                        new SampleShape.Image(1, dimensions[1], dimensions[2])),
                marks,
                Classes.of(path, present, options.normal()),
                images::bytes);
    }

    private static byte[] numbers(Path path, IdxFile images) {
        IdxFile labels = IdxFile.open(path, 1);
        if (labels.count() != images.count()) {
            throw new UnreadableDataException(
                    path,
                    "expected a label for each of the "
                            + images.count()
                            + " pictures of "
                            + images.path().getFileName()
                            + ", but there are "
                            + labels.count());
        }
        byte[] numbers = new byte[labels.count()];
        labels.bytes().read(labels.headerBytes(), numbers, 0, numbers.length);
        return numbers;
    }

    /** The labels' file that the official naming puts beside a file of pictures. */
    private static Optional<Path> labelsBeside(Path images) {
        Matcher name = IMAGES.matcher(images.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        String labels = name.group(1) + "labels" + name.group(2) + "idx1-ubyte";
        return Stream.of(labels, labels + ".gz")
                .map(images::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Each file of pictures once, unzipped rather than zipped. */
    private static List<Path> imageFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Set<Path> found =
                    files.filter(f -> IMAGES.matcher(f.getFileName().toString()).matches())
                            .collect(Collectors.toCollection(TreeSet::new));
            return found.stream()
                    .filter(
                            f ->
                                    !f.toString().endsWith(".gz")
                                            || !found.contains(
                                                    Path.of(
                                                            f.toString()
                                                                    .replaceFirst("\\.gz$", ""))))
                    .toList();
        } catch (IOException e) {
            throw new UnreadableDataException(folder, "the folder cannot be read: " + e);
        }
    }

    private static Optional<Path> only(Path folder, List<Path> files, Predicate<String> part) {
        List<Path> found =
                files.stream().filter(f -> part.test(f.getFileName().toString())).toList();
        if (found.size() > 1) {
            throw new UnreadableDataException(
                    folder,
                    "there are several files of pictures: name one of "
                            + found.stream()
                                    .map(f -> f.getFileName().toString())
                                    .collect(Collectors.joining(", ")));
        }
        return found.stream().findFirst();
    }

    private static UnreadableDataException none(Path folder) {
        return new UnreadableDataException(
                folder, "expected IDX files such as train-images-idx3-ubyte.gz");
    }
}
