package engram.tables;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the columns of a table are to be taken.
 *
 * @param label the column that says what is normal; empty where nothing is labelled
 * @param normal the values of the label column that mean normal; any other value means anomalous,
 *     and a missing one unknown
 * @param ignored columns that play no part
 * @param categories columns taken as categories whatever their type and however many values
 * @param id the column that names a row; without it, rows are called by their number from 1
 * @param scaling of numeric columns
 */
public record TableOptions(
        Optional<String> label,
        Set<String> normal,
        Set<String> ignored,
        Set<String> categories,
        Optional<String> id,
        Scaling scaling) {

    public TableOptions {
        normal = ordered(normal);
        ignored = ordered(ignored);
        categories = ordered(categories);
        if (label.isEmpty() && !normal.isEmpty()) {
            throw new IllegalArgumentException(
                    "normal values " + normal + " are given, but not which column has them");
        }
    }

    /** Nothing labelled or ignored, rows called by number, standard scaling. */
    public static TableOptions defaults() {
        return new TableOptions(
                Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty(), Scaling.STANDARD);
    }

    /** Labels are in {@code column}, where these values mean normal. */
    public TableOptions withLabel(String column, String... normalValues) {
        Set<String> values = ordered(List.of(normalValues));
        return new TableOptions(Optional.of(column), values, ignored, categories, id, scaling);
    }

    public TableOptions withIgnored(String... columns) {
        Set<String> names = ordered(List.of(columns));
        return new TableOptions(label, normal, names, categories, id, scaling);
    }

    public TableOptions withCategories(String... columns) {
        Set<String> names = ordered(List.of(columns));
        return new TableOptions(label, normal, ignored, names, id, scaling);
    }

    public TableOptions withId(String column) {
        return new TableOptions(label, normal, ignored, categories, Optional.of(column), scaling);
    }

    public TableOptions withScaling(Scaling kind) {
        return new TableOptions(label, normal, ignored, categories, id, kind);
    }

    private static Set<String> ordered(Iterable<String> names) {
        Set<String> set = new LinkedHashSet<>();
        names.forEach(set::add);
        return Collections.unmodifiableSet(set);
    }
}
