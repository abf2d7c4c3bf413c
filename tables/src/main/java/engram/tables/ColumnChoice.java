package engram.tables;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

    ColumnChoice named(UnaryOperator<String> names) {
        return new ColumnChoice(
                named(ignored, names), named(categories, names), named(numbers, names));
    }

    private static Set<String> named(Set<String> columns, UnaryOperator<String> names) {
        return columns.stream().map(names).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> ordered(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
