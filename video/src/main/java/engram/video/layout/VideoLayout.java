package engram.video.layout;

import engram.data.Counted;
import engram.data.UnreadableDataException;
import engram.images.Pictures;
import engram.images.folders.FolderWords;
import engram.images.folders.NaturalOrder;
import engram.video.frames.Footage;
import engram.video.frames.FrameFolder;
import engram.video.frames.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a folder's videos are for, from names alone.
 *
 * @param training the videos to learn from, or all there are
 * @param test the videos to judge; empty where there is one part only
 * @param remarks what was found, for a person
 */
public record VideoLayout(
        List<Recording> training, Optional<List<Recording>> test, List<String> remarks) {
    private static final Pattern TRAINING = Pattern.compile("(?i)train(ing)?(_videos)?");
    private static final Pattern TEST = Pattern.compile("(?i)test(ing)?(_videos)?");
    private static final int DEEPEST = 4;
    private static final Pattern MASKS = Pattern.compile("(?i)(.+)_gt");

    private static final String MASKS_PASSED =
            ": by its name this folder holds masks or labels; it is no video";

    /** Folders within a part that name no video (ShanghaiTech). */
    private static final Pattern PASSED = Pattern.compile("(?i)frames|videos");

    /**
     * Reads a folder.
     *
     * @throws UnreadableDataException if there are no videos in it, or several data sets
     */
    public static VideoLayout of(Path root) {
        List<Path> folders = folders(root);
        List<Path> training = folders.stream().filter(f -> is(TRAINING, f)).toList();
        List<Path> test = folders.stream().filter(f -> is(TEST, f)).toList();
        if (training.size() == 1 && test.size() == 1) {
            return inParts(root, training.get(0), test.get(0));
        }
        requireOneDataSet(root, folders);
        List<Recording> all = new ArrayList<>();
        for (Footage footage : footage(root, root)) {
            all.add(new Recording(footage, marks(footage, root)));
        }
        requireVideos(root, all);
        List<String> remarks = new ArrayList<>(counts("video", all));
        masks(root, root).map(Object::toString).forEach(m -> remarks.add(m + MASKS_PASSED));
        return new VideoLayout(all, Optional.empty(), remarks);
    }

    /** Folders of masks that belong to no video here, relative to the root. */
    private static Stream<Path> masks(Path root, Path folder) {
        return folders(folder).stream()
                .flatMap(
                        below ->
                                !isMasks(below)
                                        ? masks(root, below)
                                        : is(MASKS, below)
                                                ? Stream.empty()
                                                : Stream.of(root.relativize(below)));
    }

    private static boolean isMasks(Path folder) {
        return is(MASKS, folder) || FolderWords.isMask(fileName(folder));
    }

    private static VideoLayout inParts(Path root, Path training, Path test) {
        List<Recording> normals = footage(root, training).stream().map(Recording::normal).toList();
        requireVideos(training, normals);
        List<Recording> judged = new ArrayList<>();
        for (Footage footage : footage(root, test)) {
            judged.add(new Recording(footage, marks(footage, test)));
        }
        requireVideos(test, judged);
        return new VideoLayout(normals, Optional.of(judged), counts("training video", normals));
    }

    private static FrameMarks marks(Footage footage, Path part) {
        return GroundTruth.of(footage, part);
    }

    private static List<String> counts(String what, List<Recording> recordings) {
        return List.of(Counted.of(recordings.size(), what));
    }

    private static void requireVideos(Path folder, List<Recording> recordings) {
        if (recordings.isEmpty()) {
            throw new UnreadableDataException(
                    folder,
                    "there are no videos here; expected video files, or folders of numbered"
                            + " frames, one for each video");
        }
    }

    private static void requireOneDataSet(Path root, List<Path> folders) {
        List<Path> sets =
                folders.stream()
                        .filter(f -> folders(f).stream().anyMatch(below -> is(TRAINING, below)))
                        .toList();
        if (!sets.isEmpty()) {
            throw new UnreadableDataException(
                    root,
                    "holds data sets with a training part of their own; name one, such as "
                            + sets.get(0));
        }
    }

    /** All videos below a folder: files, and folders that hold pictures themselves. */
    private static List<Footage> footage(Path root, Path folder) {
        List<Footage> found = new ArrayList<>();
        List<Path> pictures = FrameFolder.pictures(folder);
        if (!pictures.isEmpty()) {
            found.add(FrameFolder.of(name(root, folder), pictures));
        }
        for (Path file : sorted(folder, Files::isRegularFile)) {
            if (VideoFile.isCalledSo(file)) {
                found.add(new VideoFile(name(root, file), file));
            }
        }
        for (Path below : folders(folder)) {
            if (!isMasks(below)) {
                found.addAll(footage(root, below));
            }
        }
        return found;
    }

    /** Relative to the root, without folders that say nothing. */
    private static String name(Path root, Path path) {
        Path relative = root.relativize(path);
        List<String> parts = new ArrayList<>();
        relative.forEach(
                part -> {
                    if (!PASSED.matcher(part.toString()).matches()) {
                        parts.add(part.toString());
                    }
                });
        String joined = String.join("/", parts);
        return joined.isEmpty() ? String.valueOf(path.getFileName()) : joined;
    }

    /** The subfolders, without hidden ones, with numbers compared as numbers. */
    static List<Path> folders(Path folder) {
        return sorted(folder, Files::isDirectory);
    }

    private interface Kind {
        boolean holds(Path path);
    }

    private static List<Path> sorted(Path folder, Kind kind) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(kind::holds)
                    .filter(path -> !fileName(path).startsWith("."))
                    .filter(path -> !fileName(path).equals("__MACOSX"))
                    .sorted((a, b) -> NaturalOrder.NUMERIC.compare(fileName(a), fileName(b)))
                    .toList();
        } catch (IOException e) {
            throw new UnreadableDataException(
                    folder, "the folder cannot be read: " + UnreadableDataException.reason(e));
        }
    }

    public static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static boolean is(Pattern called, Path folder) {
        return called.matcher(fileName(folder)).matches();
    }

    /**
     * Whether a folder of pictures is one of frames, by its names: {@code Train/Train001} and the
     * like (UCSD), {@code frames} below a part (ShanghaiTech), or video files and no pictures.
     */
    public static boolean looksLikeVideos(Path root) {
        for (Path part : folders(root)) {
            boolean training = is(TRAINING, part);
            if (!training && !is(TEST, part)) {
                continue;
            }
            String start = fileName(part).toLowerCase(Locale.ROOT).substring(0, 4);
            for (Path below : folders(part)) {
                String name = fileName(below).toLowerCase(Locale.ROOT);
                if (name.matches(Pattern.quote(start) + "[a-z]*\\d+(_gt)?")
                        || name.equals("frames")) {
                    return true;
                }
            }
        }
        // Among pictures, a video is a stray, but masks of videos are no pictures to learn from.
        return holdsVideoFile(root, DEEPEST)
                && (!Pictures.recognises(root) || !holdsPictures(root, DEEPEST));
    }

    /** Whether there are pictures in folders that do not say that they are masks. */
    private static boolean holdsPictures(Path folder, int depth) {
        return !FrameFolder.pictures(folder).isEmpty()
                || (depth > 1
                        && folders(folder).stream()
                                .anyMatch(b -> !isMasks(b) && holdsPictures(b, depth - 1)));
    }

    private static boolean holdsVideoFile(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.anyMatch(f -> VideoFile.isCalledSo(f) && Files.isRegularFile(f));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // whoever opens it will say why
        }
    }
}
