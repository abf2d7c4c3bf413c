package engram.tables;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which columns an encoding takes as what, in one sentence. */
public final class ColumnSummary {
    private ColumnSummary() {}

    /** Such as {@code 2 of numbers (bytes, rate), 1 of words (port); left out id (identifiers)}. */
    public static String of(TableEncoding encoding) {
        List<String> parts = new ArrayList<>();
        add(parts, "numbers", encoding, c -> !(c instanceof Flag || c instanceof Category));
        add(parts, "truth values", encoding, Flag.class::isInstance);
        add(parts, "words", encoding, Category.class::isInstance);
        Map<String, List<String>> byReason = new TreeMap<>();
        encoding.leftOut()
                .forEach(
                        (column, what) ->
                                byReason.computeIfAbsent(what, w -> new ArrayList<>()).add(column));
        List<String> leftOut = new ArrayList<>();
        byReason.forEach((what, columns) -> leftOut.add(Notes.names(columns) + " (" + what + ")"));
        String taken = "columns of " + String.join(", of ", parts);
        return leftOut.isEmpty() ? taken : taken + "; left out " + String.join(", ", leftOut);
    }

    private static void add(
            List<String> parts, String what, TableEncoding encoding, Predicate<Column> which) {
        List<String> names = encoding.columns().stream().filter(which).map(Column::name).toList();
        if (!names.isEmpty()) {
            parts.add("%s %,d (%s)".formatted(what, names.size(), Notes.names(names)));
        }
    }
}
