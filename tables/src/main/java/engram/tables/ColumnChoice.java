package engram.tables;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the user says of single columns, by name.
 *
 * @param ignored play no part
 * @param categories are taken as categories whatever their type and however many values
 * @param numbers are taken as numbers although they look like running numbers, ids or times
 */
public record ColumnChoice(Set<String> ignored, Set<String> categories, Set<String> numbers) {
    /** Nothing is said. */
    public static final ColumnChoice NONE = new ColumnChoice(Set.of(), Set.of(), Set.of());

    public ColumnChoice {
        ignored = ordered(ignored);
        categories = ordered(categories);
        numbers = ordered(numbers);
    }

    private static Set<String> ordered(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
