package engram.images.folders;

import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a folder's pictures are for, from their names alone.
 *
 * @param training the part to learn from, or all there is
 * @param test the part to test on; equal to {@code training} where there is one part only
 * @param masks pictures that show where others are anomalous
 * @param aside pictures that belong to neither part
 */
public record Layout(Part training, Part test, List<String> masks, List<String> aside) {

    /**
     * Pictures of one purpose.
     *
     * @param start how their names begin, such as {@code Train/}; empty for the root
     */
    public record Part(String start, List<String> names) {}

    /** Whether what is learned from and what is tested on are two things. */
    public boolean hasTwoParts() {
        return !training.start.equals(test.start);
    }

    /** The masks that may be of a part's pictures: not those within the other part. */
    public List<String> masksOf(Part part) {
        Part other = part.equals(training) ? test : training;
        return hasTwoParts()
                ? masks.stream().filter(mask -> !mask.startsWith(other.start)).toList()
                : masks;
    }

    /**
     * Tells the parts apart.
     *
     * @param names relative to {@code root}, with slashes
     * @throws UnreadableDataException if it is the folder above several data sets, or has two
     *     training parts
     */
    public static Layout of(Path root, List<String> names) {
        List<String> masks = MaskNames.of(names);
        Set<String> left = Set.copyOf(masks);
        List<String> pictures = names.stream().filter(name -> !left.contains(name)).toList();
        Set<String> folders = new TreeSet<>(NaturalOrder.NUMERIC);
        pictures.stream()
                .filter(name -> name.contains("/"))
                .map(Layout::first)
                .forEach(folders::add);
        List<String> train = matching(folders, FolderWords::isTrain);
        List<String> test = matching(folders, FolderWords::isTest);
        List<String> validation = matching(folders, FolderWords::isValidation);
        if (train.isEmpty() || !isLayout(folders, test, validation)) {
            requireOneDataSet(root, pictures);
            Part all = new Part("", pictures);
            return new Layout(all, all, masks, List.of());
        }
        Part training = part(only(root, train), pictures);
        List<String> judged = test.isEmpty() ? standIns(folders, validation) : test;
        Part testing = judged.isEmpty() ? training : part(only(root, judged), pictures);
        List<String> aside =
                pictures.stream()
                        .filter(name -> !name.startsWith(training.start))
                        .filter(name -> !name.startsWith(testing.start))
                        .toList();
        return new Layout(training, testing, masks, aside);
    }

    /** A folder called train among others, such as bus and car, is a class like them. */
    private static boolean isLayout(
            Set<String> folders, List<String> test, List<String> validation) {
        return !test.isEmpty()
                || !validation.isEmpty()
                || folders.stream()
                        .allMatch(f -> FolderWords.isTrain(f) || FolderWords.mentionsTest(f));
    }

    /** Without a folder called test: the only one that has the word, such as test_public. */
    private static List<String> standIns(Set<String> folders, List<String> validation) {
        List<String> mentioned =
                folders.stream()
                        .filter(FolderWords::mentionsTest)
                        .filter(folder -> !FolderWords.isValidation(folder))
                        .toList();
        return mentioned.size() == 1 ? mentioned : validation;
    }

    private static List<String> matching(Set<String> folders, Predicate<String> called) {
        return folders.stream().filter(called).toList();
    }

    private static String only(Path root, List<String> folders) {
        if (folders.size() > 1) {
            throw new UnreadableDataException(
                    root,
                    "expected one folder of its kind, but there are "
                            + String.join(" and ", folders)
                            + "; name the folder to use itself");
        }
        return folders.get(0);
    }

    private static Part part(String folder, List<String> pictures) {
        String start = folder + "/";
        return new Part(start, pictures.stream().filter(name -> name.startsWith(start)).toList());
    }

    /** Below the folder of a data set, train and test are not two kinds of parts. */
    private static void requireOneDataSet(Path root, List<String> pictures) {
        Set<String> sets = new TreeSet<>(NaturalOrder.NUMERIC);
        for (String name : pictures) {
            List<String> folders = FolderLabels.folders("", name);
            for (int i = 1; i < folders.size(); i++) {
                if (FolderWords.isTrain(folders.get(i))) {
                    sets.add(String.join("/", folders.subList(0, i)));
                }
            }
        }
        if (!sets.isEmpty()) {
            List<String> named = new ArrayList<>(sets);
            throw new UnreadableDataException(
                    root,
                    "holds "
                            + Tally.list(named)
                            + (named.size() == 1
                                    ? ", which has its own training part; name that folder: "
                                    : ", each with its own training part; name one of them, such as ")
                            + root.resolve(named.get(0)));
        }
    }

    private static String first(String name) {
        return name.substring(0, name.indexOf('/'));
    }
}
