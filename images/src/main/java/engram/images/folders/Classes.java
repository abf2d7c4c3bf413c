package engram.images.folders;

import engram.data.Label;
import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which classes are normal. Named classes are normal and all others anomalous. Where none is named,
 * classes called good, normal or ok are normal and all others anomalous; where there is none such,
 * nothing is known. A picture without a class is unknown.
 */
public final class Classes {
    /** The class of a picture that has none. */
    public static final String NONE = "";

    private static final Set<String> NORMAL_BY_NAME = Set.of("good", "normal", "ok");
    private static final int LISTED = 20;

    private final Set<String> normal;

    private Classes(Set<String> normal) {
        this.normal = normal;
    }

    /**
     * Decides for the classes that are present.
     *
     * @throws UnreadableDataException if a named class is not among them
     */
    public static Classes of(Path where, Collection<String> present, Set<String> named) {
        Set<String> known = requirePresent(where, present, named);
        return new Classes(
                named.isEmpty()
                        ? known.stream()
                                .filter(c -> NORMAL_BY_NAME.contains(c.toLowerCase(Locale.ROOT)))
                                .collect(Collectors.toSet())
                        : named);
    }

    /**
     * Checks named classes against those that are present.
     *
     * @return those present, in order
     * @throws UnreadableDataException if a named class is not among them
     */
    public static Set<String> requirePresent(
            Path where, Collection<String> present, Set<String> named) {
        Set<String> known = new TreeSet<>(NaturalOrder.NUMERIC);
        known.addAll(present);
        known.remove(NONE);
        for (String name : named) {
            if (!known.contains(name)) {
                throw new UnreadableDataException(where, missing(name, known));
            }
        }
        return known;
    }

    public Label label(String className) {
        if (className.isEmpty() || normal.isEmpty()) {
            return Label.UNKNOWN;
        }
        return normal.contains(className) ? Label.NORMAL : Label.ANOMALOUS;
    }

    private static String missing(String name, Set<String> known) {
        if (known.isEmpty()) {
            return "there is no class '" + name + "', and no other: nothing here says what is what";
        }
        List<String> first = known.stream().limit(LISTED).toList();
        return "there is no class '"
                + name
                + "'; the classes are: "
                + String.join(", ", first)
                + (known.size() > LISTED ? " and " + (known.size() - LISTED) + " more" : "");
    }
}
