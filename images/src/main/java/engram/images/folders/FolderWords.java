package engram.images.folders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people call folders of pictures, in any case of letters. */
public final class FolderWords {
    private static final Set<String> TRAIN = Set.of("train", "training", "trainset");
    private static final Set<String> TEST = Set.of("test", "tests", "testing", "testset");
    private static final Set<String> VALIDATION = Set.of("val", "valid", "validation");

    private static final Set<String> GOOD =
            Set.of(
                    "good",
                    "ok",
                    "okay",
                    "pass",
                    "passed",
                    "healthy",
                    "flawless",
                    "gut",
                    "gutteil",
                    "gutteile",
                    "fehlerfrei",
                    "bon",
                    "bonne",
                    "bons",
                    "conforme",
                    "conformes",
                    "buono",
                    "buoni",
                    "bueno",
                    "buena",
                    "buenos",
                    "goed",
                    "\u6b63\u5e38",
                    "\u5408\u683c",
                    "\u826f\u54c1");

    /** Words that mean good only where they are a folder's whole name. */
    private static final Set<String> GOOD_ALONE = Set.of("normal", "normals", "io");

    private static final Set<String> BAD =
            Set.of(
                    "bad",
                    "defect",
                    "defects",
                    "defective",
                    "defectives",
                    "defekt",
                    "defekte",
                    "anomaly",
                    "anomalies",
                    "anomalous",
                    "anomalie",
                    "anomalien",
                    "abnormal",
                    "ng",
                    "nok",
                    "ko",
                    "nio",
                    "fail",
                    "fails",
                    "failed",
                    "failure",
                    "failures",
                    "fault",
                    "faults",
                    "faulty",
                    "reject",
                    "rejects",
                    "rejected",
                    "scrap",
                    "broken",
                    "damage",
                    "damaged",
                    "damages",
                    "outlier",
                    "outliers",
                    "flaw",
                    "flaws",
                    "flawed",
                    "fehler",
                    "schlecht",
                    "ausschuss",
                    "schlechtteil",
                    "schlechtteile",
                    "fehlerhaft",
                    "notok",
                    "notgood",
                    "nogood",
                    "unhealthy",
                    "mauvais",
                    "mauvaise",
                    "d\u00e9faut",
                    "d\u00e9fauts",
                    "rebut",
                    "scarto",
                    "scarti",
                    "difetto",
                    "difetti",
                    "difettoso",
                    "malo",
                    "mala",
                    "defecto",
                    "defectos",
                    "defectuoso",
                    "fout",
                    "\u5f02\u5e38",
                    "\u7f3a\u9677",
                    "\u4e0d\u5408\u683c",
                    "\u4e0d\u826f",
                    "\u4e0d\u826f\u54c1");

    private static final Set<String> NO = Set.of("no", "not", "non", "without", "free", "ohne");

    private static final Set<String> MASK =
            Set.of(
                    "mask",
                    "masks",
                    "groundtruth",
                    "groundtruths",
                    "gt",
                    "segmask",
                    "segmasks",
                    "maske",
                    "masken",
                    "masque",
                    "masques",
                    "maschera",
                    "maschere",
                    "m\u00e1scara",
                    "m\u00e1scaras",
                    "mascara",
                    "mascaras",
                    "masker",
                    "maskers",
                    "\u63a9\u7801",
                    "\u63a9\u819c");

    /** Words that name masks where they are a folder's whole name. */
    private static final Set<String> MASK_ALONE =
            Set.of(
                    "label",
                    "labels",
                    "annotation",
                    "annotations",
                    "annotated",
                    "segmentation",
                    "segmentations",
                    "segmentationmap",
                    "segmentationmaps",
                    "seg");

    private static final Set<String> PICTURES =
            Set.of("image", "images", "img", "imgs", "picture", "pictures");

    private FolderWords() {}

    static boolean isTrain(String folder) {
        return TRAIN.contains(joined(folder));
    }

    static boolean isTest(String folder) {
        return TEST.contains(joined(folder));
    }

    static boolean isValidation(String folder) {
        return VALIDATION.contains(joined(folder));
    }

    /** Called good, or the like; "no defects" and "defect-free" are good too. */
    static boolean isGood(String folder) {
        return GOOD_ALONE.contains(joined(folder))
                || isFree(folder)
                || (!isBad(folder) && (has(folder, GOOD) || has(folder, BAD)));
    }

    /** "MT_Free": of defects, though nobody says so. */
    private static boolean isFree(String folder) {
        List<String> words = words(folder);
        return words.size() == 2 && words.get(1).equals("free") && !has(folder, GOOD);
    }

    /** Called bad, or the like, or "not good". */
    public static boolean isBad(String folder) {
        boolean denied = has(folder, NO);
        return BAD.contains(joined(folder))
                || (denied ? has(folder, GOOD) && !has(folder, BAD) : has(folder, BAD));
    }

    private static boolean has(String folder, Set<String> known) {
        return words(folder).stream().anyMatch(known::contains);
    }

    /** Whether a part of the name says that its pictures are for tests. */
    public static boolean mentionsTest(String folder) {
        return isValidation(folder) || has(folder, TEST);
    }

    /** Whether the name says no more than that there are pictures. */
    static boolean isPictures(String folder) {
        return PICTURES.contains(joined(folder));
    }

    /** Whether the name says that pictures in it are masks or labels of others. */
    public static boolean isMask(String folder) {
        String name = joined(folder);
        return MASK.contains(name) || MASK_ALONE.contains(name) || has(folder, MASK);
    }

    /** What is left of {@code 001_mask} or {@code mask_001} without the word that says so. */
    static String unmasked(String stem) {
        String lower = stem.toLowerCase(Locale.ROOT);
        for (String ending : List.of("ground_truth", "ground-truth", "groundtruth")) {
            if (lower.endsWith(ending)) {
                return withoutSeparator(stem.substring(0, stem.length() - ending.length()));
            }
        }
        int cut =
                Math.max(
                        stem.lastIndexOf('_'),
                        Math.max(stem.lastIndexOf('-'), stem.lastIndexOf('.')));
        if (cut > 0 && isMaskWord(lower.substring(cut + 1))) {
            return stem.substring(0, cut);
        }
        String[] parts = stem.split("[-_. ]", 2);
        return parts.length == 2 && isMaskWord(parts[0].toLowerCase(Locale.ROOT)) ? parts[1] : stem;
    }

    private static boolean isMaskWord(String word) {
        return MASK.contains(word) || MASK_ALONE.contains(word);
    }

    private static String withoutSeparator(String stem) {
        return stem.replaceFirst("[-_. ]+$", "");
    }

    private static String joined(String folder) {
        return String.join("", words(folder));
    }

    private static List<String> words(String folder) {
        return Arrays.stream(folder.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
