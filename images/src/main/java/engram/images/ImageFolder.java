package engram.images;

import engram.data.Given;
import engram.data.UnreadableDataException;
import engram.images.files.PictureFile;
import engram.images.folders.Classes;
import engram.images.folders.FolderLabels;
import engram.images.folders.FolderWords;
import engram.images.folders.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * PNG, JPEG, BMP, TIFF, WebP and GIF files below a folder, at any depth and of any size, in the
 * order of their names with numbers compared as numbers. Hidden files and folders are left out. Of
 * a TIFF with several pages each is a picture; of an animation the first frame is.
 *
 * <p>What folders are called says what their pictures are ({@link FolderWords} has the words, in
 * any case of letters). Below one called good they are normal, below its neighbours and below one
 * called bad, anomalous. Folders that {@link ImageOptions#normal} names are normal instead, and all
 * others anomalous. Where nothing says what is normal all is learned from, unless a folder is
 * called bad or test. Masks, such as those in {@code ground_truth}, are no pictures.
 *
 * <p>A root with a folder called train and one called test (the MVTec layout) has two parts: this
 * source is the test part, the one to learn from is in its {@link #parts}, and any other folder is
 * left out. A folder above several of that kind is refused.
 */
public final class ImageFolder extends Pictures {
    /** Sides are whole pixels: a mask of a hundredth of the picture is off by as much. */
    private static final double SHAPE_TOLERANCE = 0.02;

    private final Path root;
    private final Map<String, List<String>> masks;

    private ImageFolder(Path root, FolderContents contents, ImageOptions options, Account account) {
        super(root, contents.test(), contents.training(), options, account);
        this.root = root;
        this.masks = contents.masks();
    }

    /** Opens with {@link ImageOptions#defaults}. */
    public static ImageFolder open(Path folder) {
        return open(folder, ImageOptions.defaults());
    }

    /**
     * Lists the pictures and decodes none of them. A single picture is a folder of one.
     *
     * @throws UnreadableDataException if there is no such folder, there are no pictures in it, it
     *     is the folder above several data sets, or has no such folder as the options name
     */
    public static ImageFolder open(Path folder, ImageOptions options) {
        if (Files.isRegularFile(Given.some(folder, "a folder of pictures"))) {
            return single(folder, options);
        }
        if (!Files.isDirectory(folder)) {
            throw new UnreadableDataException(folder, "there is no such file or folder");
        }
        FolderWalk.Found found = FolderWalk.below(folder);
        if (found.names().isEmpty()) {
            throw noPictures(folder);
        }
        Layout layout = Layout.of(folder, found.names());
        FolderLabels.requirePresent(folder, options.normal(), layout);
        FolderContents contents = FolderContents.of(folder, layout, options);
        FolderAccount account = new FolderAccount(layout, contents, options, found);
        return new ImageFolder(folder, contents, options, account.account());
    }

    private static ImageFolder single(Path file, ImageOptions options) {
        Path parent = file.toAbsolutePath().getParent();
        Layout.Part part = new Layout.Part("", List.of(String.valueOf(file.getFileName())));
        Layout layout = new Layout(part, part, List.of(), List.of());
        Classes.requirePresent(file, Set.of(), options.normal());
        FolderContents contents = FolderContents.of(parent, layout, options);
        FolderAccount account =
                new FolderAccount(layout, contents, options, FolderWalk.Found.NOTHING);
        return new ImageFolder(file, contents, options, account.account());
    }

    private static UnreadableDataException noPictures(Path folder) {
        return new UnreadableDataException(
                folder,
                "there are no pictures here; files are read that end in "
                        + PictureFile.EXTENSIONS.stream()
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    /** Whether there is a picture anywhere below; looks no further than the first. */
    static boolean holdsPictures(Path folder) {
        return FolderWalk.findsAny(folder);
    }

    /**
     * The mask that shows where a picture is anomalous; empty where there is none, as for normal
     * pictures.
     *
     * @param id of a picture of this source
     */
    public Optional<Mask> mask(String id) {
        List<String> files = masks.getOrDefault(id, List.of());
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mask(files.stream().map(root::resolve).toList()));
    }

    /**
     * How many pictures have a mask of another shape than their own: laid upon them it is
     * stretched, and marks other places than were meant. One of another size but the same shape
     * fits.
     *
     * @throws UnreadableDataException if a file cannot be read
     */
    public int misshapenMasks() {
        int misshapen = 0;
        for (int position = 0; position < size(); position++) {
            Optional<Mask> mask = mask(id(position));
            if (mask.isPresent() && !sameShape(mask.get().size(), stored(position))) {
                misshapen++;
            }
        }
        return misshapen;
    }

    private static boolean sameShape(ImageOptions.Size one, ImageOptions.Size other) {
        double ratio =
                (double) one.width() * other.height() / ((double) one.height() * other.width());
        return Math.abs(Math.log(ratio)) <= SHAPE_TOLERANCE;
    }
}
