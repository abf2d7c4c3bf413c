package engram.tables.columns;

import engram.data.UnreadableDataException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tables that were put one below the other though their columns are in another order. */
public final class StackedTables {
    private StackedTables() {}

    /**
     * Refuses a row that names columns in the places of others: the rows below it would be read as
     * what they are not.
     *
     * @throws UnreadableDataException if there is one
     */
    public static void refuse(String table, Map<String, TextProfile> profiles) {
        Set<String> names = profiles.keySet();
        Map<Long, String> named = new HashMap<>();
        profiles.forEach(
                (column, profile) -> {
                    String word = profile.odd().getValue().strip();
                    if (profile.numeric() == 0 || word.equals(column) || !names.contains(word)) {
                        return;
                    }
                    long row = profile.odd().getKey();
                    String other = named.putIfAbsent(row, column);
                    if (other != null) {
                        throw new UnreadableDataException(
                                "%s: row %d has the columns' names in another order (\"%s\" in column %s): the rows below it are of another table; put it into a file of its own, as files of a folder may have columns in any order"
                                        .formatted(table, row, word, column));
                    }
                });
    }
}
