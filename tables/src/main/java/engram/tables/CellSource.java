package engram.tables;

import engram.tables.columns.ColumnKind;
import engram.tables.columns.CopiedCells;
import engram.tables.columns.StackedCells;
import engram.tables.columns.TrainingCells;
import engram.tables.columns.TrainingRows;
import engram.tables.database.Database;
import engram.tables.database.Sql;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the cells come from that encodings of one table are fitted to. What each fold makes of its
 * rows is its own; that they are read, trimmed and stacked is not, and is done once for all where
 * they are few.
 */
final class CellSource {
    /** Cells up to which all are kept. */
    private static final long FEW = 4_000_000;

    private final Rows rows;
    private final TableOptions options;
    private final String view;
    private final long size;
    private final Map<String, String> places = new LinkedHashMap<>();
    private StackedCells stacked;

    /**
     * @param view the rows, in SQL, with their {@link Rows#number} and {@link Rows#position}
     * @param size how many there are
     */
    CellSource(Rows rows, TableOptions options, String view, long size) {
        this.rows = rows;
        this.options = options;
        this.view = view;
        this.size = size;
        for (String column : rows.schema().types().keySet()) {
            if (!hasRole(column)) {
                places.put(column, "c" + places.size());
            }
        }
    }

    private boolean hasRole(String column) {
        return options.label().filter(column::equals).isPresent()
                || options.roles().has(column)
                || options.columns().ignored().contains(column);
    }

    /** What each column that may be learned from is called, in their order. */
    Map<String, String> places() {
        return Collections.unmodifiableMap(places);
    }

    boolean isCategory(String column) {
        return options.columns().categories().contains(column);
    }

    /** Whether a column's cells are looked at as text. */
    boolean isText(String column) {
        ColumnKind kind = rows.schema().kind(column);
        return isCategory(column) || (kind != ColumnKind.NUMBER && kind != ColumnKind.TRUTH);
    }

    /** The cells of at most a million of these rows. */
    TrainingCells of(BitSet positions) {
        if (size * Math.max(1, places.size()) > FEW) {
            return copied(TrainingRows.atMost(TrainingRows.MOST, positions));
        }
        if (stacked == null) {
            stacked = stacked();
        }
        return stacked.of(positions);
    }

    /** In order, so that order can be told; as text, so that it can be told what text means. */
    private TrainingCells copied(BitSet positions) {
        Database database = rows.database();
        String cells =
                places.entrySet().stream()
                        .map(
                                place ->
                                        ", %s AS %s"
                                                .formatted(
                                                        cell(place.getKey())
                                                                .plain(isText(place.getKey())),
                                                        place.getValue()))
                        .collect(Collectors.joining());
        String copy = database.fresh("fitted");
        String chosen = TrainingRows.put(positions, database);
        database.run(
                "CREATE TABLE %s AS SELECT %s AS number%s FROM %s WHERE %s IN (SELECT position FROM %s) ORDER BY 1"
                        .formatted(copy, rows.number(), cells, view, rows.position(), chosen));
        database.run("DROP TABLE " + chosen);
        return new CopiedCells(database, copy, positions.cardinality());
    }

    private Cell cell(String column) {
        return Cell.of(rows.schema(), column, options.cells().missing());
    }

    /** Columns of one type together: a list of them is planned at once, and read at once. */
    private StackedCells stacked() {
        Set<String> texts =
                places.keySet().stream()
                        .filter(this::isText)
                        .map(places::get)
                        .collect(Collectors.toSet());
        StackedCells all = StackedCells.empty(rows.database(), texts, places.size());
        Map<Map.Entry<String, Boolean>, List<String>> alike = new LinkedHashMap<>();
        for (String column : places.keySet()) {
            String type = rows.schema().types().get(column);
            alike.computeIfAbsent(Map.entry(type, isText(column)), t -> new ArrayList<>())
                    .add(column);
        }
        alike.forEach(
                (type, columns) ->
                        all.add(
                                view,
                                List.of(rows.number(), rows.position()),
                                columns.stream().map(places::get).toList(),
                                columns.stream().map(Sql::name).toList(),
                                new Cell("v", type.getKey(), options.cells().missing())
                                        .plain(type.getValue())));
        return all;
    }
}
