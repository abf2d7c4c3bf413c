package engram.images.folders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of a folder's pictures are masks: those in folders called mask, ground_truth or the like,
 * and those called {@code 001_mask} that lie beside a {@code 001}.
 */
public final class MaskNames {
    private MaskNames() {}

    /** The masks, in the order of the names; none if all of them are masks. */
    public static List<String> of(List<String> names) {
        Set<String> stems = names.stream().map(MaskNames::stem).collect(Collectors.toSet());
        List<String> masks = names.stream().filter(name -> isMask(name, stems)).toList();
        return masks.size() == names.size() ? List.of() : masks;
    }

    private static boolean isMask(String name, Set<String> stems) {
        if (FolderLabels.folders("", name).stream().anyMatch(FolderWords::isMask)) {
            return true;
        }
        String stem = stem(name);
        String unmasked = unmasked(stem);
        return !unmasked.equals(stem) && stems.contains(unmasked);
    }

    /** {@code bad/001.png} without its ending. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    }

    private static String unmasked(String stem) {
        int slash = stem.lastIndexOf('/') + 1;
        return stem.substring(0, slash) + FolderWords.unmasked(stem.substring(slash));
    }

    /**
     * The masks of each picture that has any: in the folders of the same names, beside the folders
     * of masks, a file of the same name, with or without {@code _mask}; or all files of a folder
     * that is called like the picture. Where the masks' folder has no folders of its own, a file of
     * the picture's name, for pictures that are not normal.
     *
     * @param pictures names that masks are looked for
     * @param anomalous those of them that are not normal
     */
    public static Map<String, List<String>> byPicture(
            List<String> masks, List<String> pictures, Set<String> anomalous) {
        Map<String, List<String>> byKey = new HashMap<>();
        for (String mask : masks) {
            String key = key(unmasked(stem(mask)), mask);
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(mask);
            int slash = key.lastIndexOf('/');
            if (slash > 0) {
                byKey.computeIfAbsent(key.substring(0, slash), k -> new ArrayList<>()).add(mask);
            }
        }
        Map<String, List<String>> found = new HashMap<>();
        for (String picture : pictures) {
            String key = key(stem(picture), picture);
            List<String> own = byKey.getOrDefault(key, List.of());
            if (own.isEmpty() && anomalous.contains(picture)) {
                own = byKey.getOrDefault(key.substring(key.lastIndexOf('/') + 1), List.of());
            }
            if (!own.isEmpty()) {
                found.put(picture, own);
            }
        }
        return found;
    }

    /** A file's stem after those of its folders that tell one picture from another. */
    private static String key(String stem, String name) {
        String folders =
                FolderLabels.folders("", name).stream()
                        .filter(folder -> !FolderWords.isMask(folder))
                        .filter(folder -> !FolderWords.isTrain(folder))
                        .filter(folder -> !FolderWords.mentionsTest(folder))
                        .filter(folder -> !FolderWords.isPictures(folder))
                        .map(folder -> folder + "/")
                        .collect(Collectors.joining());
        return (folders + stem.substring(stem.lastIndexOf('/') + 1)).toLowerCase(Locale.ROOT);
    }
}
