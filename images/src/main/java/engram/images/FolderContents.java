package engram.images;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.images.files.Pages;
import engram.images.folders.FolderLabels;
import engram.images.folders.Layout;
import engram.images.folders.MaskNames;
import engram.images.folders.NaturalOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A folder's pictures, with what is known of each.
 *
 * @param training those of the part to learn from
 * @param test those of the part to test on; the same album where there is one part only
 * @param masks the masks of each picture of the test part that has any, by its id
 * @param frames how many frames those files have that hold an animation
 */
record FolderContents(
        FileAlbum training,
        FileAlbum test,
        Map<String, List<String>> masks,
        Map<String, Integer> frames) {

    static FolderContents of(Path root, Layout layout, ImageOptions options) {
        Map<String, Integer> frames = new TreeMap<>(NaturalOrder.NUMERIC);
        FileAlbum training = album(root, layout.training(), options, frames);
        FileAlbum test =
                layout.hasTwoParts() ? album(root, layout.test(), options, frames) : training;
        Set<String> anomalous =
                test.entries().stream()
                        .filter(entry -> entry.label() == Label.ANOMALOUS)
                        .map(FileAlbum.Entry::name)
                        .collect(Collectors.toSet());
        Map<String, List<String>> masks =
                layout.masks().isEmpty()
                        ? Map.of()
                        : MaskNames.byPicture(
                                layout.masksOf(layout.test()), layout.test().names(), anomalous);
        return new FolderContents(training, test, masks, frames);
    }

    private static FileAlbum album(
            Path root, Layout.Part part, ImageOptions options, Map<String, Integer> frames) {
        List<String> names = part.names();
        Label[] labels = FolderLabels.of(part.start(), names, options.normal());
        List<Pages> pages = names.parallelStream().map(name -> pages(root, name)).toList();
        List<FileAlbum.Entry> entries = new ArrayList<>(names.size());
        for (int i = 0; i < labels.length; i++) {
            Pages of = pages.get(i);
            boolean alone = of.pages().size() == 1;
            for (int page : of.pages()) {
                entries.add(new FileAlbum.Entry(names.get(i), page, alone, labels[i]));
            }
            if (of.frames() > 1) {
                frames.put(names.get(i), of.frames());
            }
        }
        return new FileAlbum(root, entries, options.tolerance().largest());
    }

    private static Pages pages(Path root, String name) {
        try {
            return Pages.of(FileAlbum.file(root, name));
        } catch (UnreadableDataException e) {
            // Whoever reads the picture says what is wrong with its name.
            return Pages.ONE;
        }
    }
}
