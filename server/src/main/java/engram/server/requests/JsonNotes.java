package engram.server.requests;

import engram.data.Counted;
import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a table would say of its rows, said of rows in JSON. */
final class JsonNotes {
    private static final int NAMED = 12;

    private final TableEncoding table;
    private final Set<String> known;
    private final Set<String> strangers = new TreeSet<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private int rows;

    JsonNotes(TableEncoding table) {
        this.table = table;
        this.known = table.columns().stream().map(Column::name).collect(Collectors.toSet());
    }

    /** Looks at a row that could be encoded. */
    void look(Map<String, Object> cells) {
        rows++;
        cells.keySet().stream().filter(this::stranger).forEach(strangers::add);
        for (Column column : table.columns()) {
            Object cell = cells.get(column.name());
            if (column.number(cell) == TableEncoding.UNREADABLE) {
                unreadable.putIfAbsent(column.name(), "\"%s\" in row %,d".formatted(cell, rows));
            }
        }
    }

    private boolean stranger(String name) {
        return !known.contains(name)
                && !table.leftOut().containsKey(name)
                && !name.equals(JsonRows.ID);
    }

    private static String first(Set<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " ..." : first;
    }

    /** A line for each thing. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        if (!strangers.isEmpty()) {
            told.add(
                    "the detector does not use %s: %s"
                            .formatted(Counted.of(strangers.size(), "column"), first(strangers)));
        }
        unreadable.forEach(
                (column, where) ->
                        told.add(
                                "column %s is no number somewhere (%s): it counts against its row"
                                        .formatted(column, where)));
        return told;
    }
}
