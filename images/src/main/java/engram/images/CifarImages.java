package engram.images;

import engram.data.Given;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.stores.ByteChunks;
import engram.images.folders.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CIFAR-10's binary files: 3x32x32 pictures, each after a byte that is its label. A picture's class
 * is the name that {@code batches.meta.txt} gives to its label, else the number; {@link
 * ImageOptions#normal} may use either. Where it is empty, every picture is unknown.
 *
 * <p>A folder has two parts: this source is {@code test_batch.bin}, its {@link #parts} are of
 * {@code data_batch_*.bin}. A single file is all there is.
 */
public final class CifarImages extends Pictures {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(3, 32, 32);
    private static final RawAlbum.Layout LAYOUT = new RawAlbum.Layout(0, 3073, 1, SHAPE);
    private static final int CLASSES = 10;
    private static final String TEST = "test_batch.bin";
    private static final String NAMES = "batches.meta.txt";

    private CifarImages(Path root, Album pictures, Album training, ImageOptions options) {
        super(root, pictures, training, options, Account.of(training));
    }

    /**
     * Opens a folder of the official files, or one of them.
     *
     * @throws UnreadableDataException if a file's size or a label is not CIFAR-10's
     */
    public static CifarImages open(Path path, ImageOptions options) {
        if (!Files.isDirectory(Given.some(path, "a path to pictures"))) {
            Album pictures = album(path, List.of(path), options);
            return new CifarImages(path, pictures, pictures, options);
        }
        List<Path> train = batches(path);
        Path test = path.resolve(TEST);
        if (train.isEmpty() && !Files.exists(test)) {
            throw new UnreadableDataException(
                    path, "expected CIFAR-10's files data_batch_1.bin and so on, and " + TEST);
        }
        Album training = album(path, train.isEmpty() ? List.of(test) : train, options);
        Album pictures =
                train.isEmpty() || !Files.exists(test)
                        ? training
                        : album(path, List.of(test), options);
        return new CifarImages(path, pictures, training, options);
    }

    static boolean areAt(Path path) {
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve(TEST)) || !batches(path).isEmpty();
        }
        try {
            long size = Files.size(path);
            return path.toString().endsWith(".bin") && size > 0 && size % LAYOUT.record() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Album album(Path path, List<Path> files, ImageOptions options) {
        List<String> names = names(files.get(0).resolveSibling(NAMES));
        List<ByteChunks> bytes = files.stream().map(CifarImages::map).toList();
        List<RawAlbum.Marks> marks = new ArrayList<>();
        Set<String> present = new TreeSet<>();
        for (int i = 0; i < files.size(); i++) {
            RawAlbum.Marks read = new RawAlbum.Marks(labels(files.get(i), bytes.get(i)), names);
            marks.add(read);
            for (int j = 0; j < read.numbers().length; j++) {
                present.add(read.className(j));
            }
        }
        Set<String> normal =
                options.normal().stream()
                        .map(name -> name.matches("\\d") ? names.get(name.charAt(0) - '0') : name)
                        .collect(Collectors.toSet());
        Classes classes = Classes.of(path, present, normal);
        return new Joined(
                IntStream.range(0, files.size())
                        .mapToObj(
                                i ->
                                        (Album)
                                                new RawAlbum(
                                                        new RawAlbum.RawFile(
                                                                files.get(i)
                                                                        .getFileName()
                                                                        .toString(),
                                                                marks.get(i).numbers().length),
                                                        LAYOUT,
                                                        marks.get(i),
                                                        classes,
                                                        () -> bytes.get(i)))
                        .toList());
    }

    private static ByteChunks map(Path file) {
        try {
            ByteChunks bytes = ByteChunks.map(file);
            if (bytes.size() == 0 || bytes.size() % LAYOUT.record() != 0) {
                throw new UnreadableDataException(
                        file,
                        "expected CIFAR-10 pictures of "
                                + LAYOUT.record()
                                + " bytes each, but "
                                + bytes.size()
                                + " bytes are not a multiple of that");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static byte[] labels(Path file, ByteChunks bytes) {
        byte[] labels = new byte[(int) (bytes.size() / LAYOUT.record())];
        for (int i = 0; i < labels.length; i++) {
            bytes.read((long) i * LAYOUT.record(), labels, i, 1);
            if ((labels[i] & 0xff) >= CLASSES) {
                throw new UnreadableDataException(
                        file,
                        "expected labels from 0 to 9, but picture "
                                + i
                                + " has "
                                + (labels[i] & 0xff)
                                + ": not a CIFAR-10 file");
            }
        }
        return labels;
    }

    private static List<String> names(Path file) {
        List<String> numbers = IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        if (!Files.exists(file)) {
            return numbers;
        }
        try {
            List<String> names =
                    Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
            return names.size() == CLASSES ? names : numbers;
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static List<Path> batches(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("data_batch_\\d+\\.bin"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnreadableDataException(folder, "the folder cannot be read: " + e);
        }
    }
}
