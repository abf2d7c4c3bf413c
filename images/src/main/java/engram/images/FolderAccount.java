package engram.images;

import engram.data.Counted;
import engram.data.Label;
import engram.images.folders.FolderLabels;
import engram.images.folders.FolderWords;
import engram.images.folders.Layout;
import engram.images.folders.MaskNames;
import engram.images.folders.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says how a folder's pictures were taken: which to learn from, which were left out and why. */
record FolderAccount(
        Layout layout, FolderContents contents, ImageOptions options, FolderWalk.Found found) {

    Pictures.Account account() {
        return new Pictures.Account(ofTest(), ofTraining(), refusal());
    }

    private List<String> ofTest() {
        List<String> remarks = new ArrayList<>();
        if (layout.hasTwoParts()) {
            remarks.add(
                    "taking the test part, "
                            + Tally.pictures(contents.test().size())
                            + ": "
                            + Tally.byFolder(names(contents.test(), null)));
        }
        addLeftOut(remarks, contents.test());
        return remarks;
    }

    private List<String> ofTraining() {
        FileAlbum training = contents.training();
        List<String> normal = names(training, Label.NORMAL);
        boolean told = !normal.isEmpty();
        List<String> learned = told ? normal : names(training, null);
        List<String> remarks = new ArrayList<>();
        boolean inFolders = learned.stream().anyMatch(name -> name.contains("/"));
        remarks.add(
                "learning from "
                        + Tally.pictures(learned.size())
                        + (inFolders ? ": " + Tally.byFolder(learned) : "")
                        + (inFolders && !told ? ", as nothing says which are normal" : ""));
        if (told) {
            addIfAny(remarks, names(training, Label.ANOMALOUS), "as not normal");
            addIfAny(remarks, names(training, Label.UNKNOWN), "of which nothing is known");
        }
        int masked =
                MaskNames.byPicture(layout.masksOf(layout.training()), learned, Set.of()).size();
        if (!told && masked > 0) {
            remarks.add(
                    "warning: "
                            + Tally.pictures(masked)
                            + " of those learned from may be anomalous: there are masks for them");
        }
        addSuspects(remarks, learned);
        if (!told && !found.tables().isEmpty()) {
            remarks.add(
                    "warning: "
                            + Tally.list(found.tables())
                            + " beside the pictures is not read; if it says which are good, lay those into a folder called good");
        }
        if (layout.hasTwoParts()) {
            addIfAny(remarks, names(contents.test(), null), "to test on");
        }
        addLeftOut(remarks, training);
        return remarks;
    }

    /** Files whose own names sound bad; if all do, it is what the part is called. */
    private static void addSuspects(List<String> remarks, List<String> learned) {
        List<String> suspects =
                learned.stream().filter(name -> FolderWords.isBad(stem(name))).toList();
        if (!suspects.isEmpty() && suspects.size() < learned.size()) {
            remarks.add(
                    "warning: "
                            + Tally.pictures(suspects.size())
                            + " of those learned from may be anomalous, by their names: "
                            + Tally.list(suspects)
                            + "; lay them into a folder of their own if so");
        }
    }

    private static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }

    private void addLeftOut(List<String> remarks, FileAlbum album) {
        addIfAny(remarks, layout.aside(), "of neither part");
        if (!layout.masks().isEmpty()) {
            remarks.add(
                    "left out "
                            + Counted.of(layout.masks().size(), "mask")
                            + ": "
                            + Tally.byFolder(layout.masks()));
        }
        if (!found.loops().isEmpty()) {
            remarks.add(
                    "left out links that lead back to where they are: "
                            + Tally.list(found.loops()));
        }
        if (!found.others().isEmpty()) {
            remarks.add(
                    "warning: left out pictures of formats that are not read: "
                            + Tally.list(
                                    found.others().entrySet().stream()
                                            .map(e -> e.getKey() + " (" + e.getValue() + ")")
                                            .toList()));
        }
        addSeveral(remarks, album);
    }

    private void addSeveral(List<String> remarks, FileAlbum album) {
        List<String> several =
                album.entries().stream()
                        .filter(entry -> !entry.alone())
                        .map(FileAlbum.Entry::name)
                        .distinct()
                        .toList();
        if (!several.isEmpty()) {
            remarks.add("each page is a picture of its own in " + Tally.list(several));
        }
        List<String> animated =
                album.entries().stream()
                        .map(FileAlbum.Entry::name)
                        .filter(contents.frames()::containsKey)
                        .toList();
        int frames = animated.stream().mapToInt(contents.frames()::get).sum();
        if (!animated.isEmpty()) {
            remarks.add(
                    "warning: only the first frame is looked at, and "
                            + (frames - animated.size())
                            + " more are not, in "
                            + Tally.list(animated));
        }
    }

    private static void addIfAny(List<String> remarks, List<String> names, String why) {
        if (!names.isEmpty()) {
            remarks.add(
                    "left out "
                            + Tally.pictures(names.size())
                            + " "
                            + why
                            + ": "
                            + Tally.byFolder(names));
        }
    }

    /** Those with a label, or all where it is null. */
    private static List<String> names(FileAlbum album, Label label) {
        return album.entries().stream()
                .filter(entry -> label == null || entry.label() == label)
                .map(FileAlbum.Entry::name)
                .toList();
    }

    /** Why one had better not learn from this; null where nothing speaks against it. */
    private String refusal() {
        FileAlbum training = contents.training();
        if (training.entries().stream().anyMatch(entry -> entry.label() == Label.NORMAL)) {
            return null;
        }
        if (!options.normal().isEmpty()) {
            return "there are no pictures to learn from in " + String.join(", ", options.normal());
        }
        String start = layout.training().start();
        List<String> suspects =
                layout.training().names().stream()
                        .flatMap(name -> FolderLabels.folders(start, name).stream())
                        .filter(f -> FolderWords.isBad(f) || FolderWords.mentionsTest(f))
                        .distinct()
                        .toList();
        if (suspects.isEmpty()) {
            return null;
        }
        return "nothing says which pictures are normal, and those in "
                + Tally.list(suspects)
                + " had better not be learned as such ("
                + Tally.byFolder(layout.training().names())
                + "); name the folders that are, such as --normal a,b, or call the folder good";
    }
}
