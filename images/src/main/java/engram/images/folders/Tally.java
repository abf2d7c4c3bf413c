package engram.images.folders;

import engram.data.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pictures counted by folder, for a sentence. */
public final class Tally {
    private static final int LISTED = 6;

    private Tally() {}

    /**
     * Such as "train/good (40), train/fine (1,000)"; the numbers of pictures that lie in no folder
     * are those of "the folder itself".
     */
    public static String byFolder(List<String> names) {
        Map<String, Integer> counts = new TreeMap<>(NaturalOrder.NUMERIC);
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            counts.merge(
                    slash < 0 ? "the folder itself" : name.substring(0, slash), 1, Integer::sum);
        }
        if (counts.size() > LISTED) {
            counts = byFirst(counts);
        }
        List<String> shown = new ArrayList<>();
        int rest = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (shown.size() < LISTED) {
                shown.add(entry.getKey() + " (" + number(entry.getValue()) + ")");
            } else {
                rest += entry.getValue();
            }
        }
        return String.join(", ", shown)
                + (rest == 0
                        ? ""
                        : " and "
                                + (counts.size() - LISTED)
                                + " more folders ("
                                + number(rest)
                                + ")");
    }

    /** Folders deep down are many; those above them are what a person knows them by. */
    private static Map<String, Integer> byFirst(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().replaceFirst("/.*", ""),
                                Map.Entry::getValue,
                                Integer::sum,
                                () -> new TreeMap<>(NaturalOrder.NUMERIC)));
    }

    /** Such as "a, b and 3 more". */
    public static String list(List<String> names) {
        int more = names.size() - LISTED;
        if (more > 0) {
            return String.join(", ", names.subList(0, LISTED)) + " and " + more + " more";
        } else if (names.size() < 2) {
            return String.join("", names);
        }
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Such as "1 picture" or "2,000 pictures". */
    public static String pictures(int count) {
        return Counted.of(count, "picture");
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
