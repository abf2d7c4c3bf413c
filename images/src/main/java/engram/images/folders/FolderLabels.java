package engram.images.folders;

import engram.data.Label;
import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What folders say about the pictures in them. A folder called good makes what is below it normal,
 * and what lies below its neighbours anomalous; one called bad makes it anomalous. Folders that a
 * person named as normal say it instead, and all others are anomalous then.
 */
public final class FolderLabels {
    private final String part;
    private final Set<String> named;
    private final Set<String> beside = new HashSet<>();

    private FolderLabels(String part, Set<String> named) {
        this.part = part;
        this.named = named;
    }

    /**
     * The labels of pictures.
     *
     * @param part the names' beginning that says nothing, such as {@code train/}
     * @param named folders that a person named as normal
     */
    public static Label[] of(String part, List<String> names, Set<String> named) {
        FolderLabels labels = new FolderLabels(part, named);
        names.forEach(labels::noteGood);
        return names.stream().map(labels::label).toArray(Label[]::new);
    }

    /**
     * Checks the folders that a person named.
     *
     * @throws UnreadableDataException if one of them is not there
     */
    public static void requirePresent(Path root, Set<String> named, Layout layout) {
        if (named.isEmpty()) {
            return;
        }
        Set<String> folders = new HashSet<>();
        Set<String> first = new HashSet<>();
        for (Layout.Part part : List.of(layout.training(), layout.test())) {
            for (String name : part.names()) {
                List<String> below = folders(part.start(), name);
                folders.addAll(below);
                below.stream().limit(1).forEach(first::add);
            }
        }
        // Folders deeper down may be named too, but those of the first level are what one lists.
        first.addAll(named.stream().filter(folders::contains).toList());
        Classes.requirePresent(root, first, named);
    }

    public static List<String> folders(String part, String name) {
        String[] steps = name.substring(part.length()).split("/");
        return Arrays.asList(steps).subList(0, steps.length - 1);
    }

    /** Remembers where a folder called good stands, as its neighbours are anomalous. */
    private void noteGood(String name) {
        StringBuilder above = new StringBuilder();
        for (String folder : folders(part, name)) {
            if (FolderWords.isGood(folder)) {
                beside.add(above.toString());
            }
            above.append(folder).append('/');
        }
    }

    private Label label(String name) {
        List<String> folders = folders(part, name);
        if (!named.isEmpty()) {
            boolean normal = folders.stream().anyMatch(named::contains);
            return normal ? Label.NORMAL : folders.isEmpty() ? Label.UNKNOWN : Label.ANOMALOUS;
        }
        StringBuilder above = new StringBuilder();
        for (String folder : folders) {
            if (FolderWords.isGood(folder)) {
                return Label.NORMAL;
            } else if (FolderWords.isBad(folder) || beside.contains(above.toString())) {
                return Label.ANOMALOUS;
            }
            above.append(folder).append('/');
        }
        return Label.UNKNOWN;
    }
}
