package engram.tables.columns;

import engram.tables.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Aggregates over many columns of a table without a query for each: cells are stacked and grouped
 * by column, a few million at a time, in the order of their rows and on one thread, since sums
 * depend on their order.
 */
public final class LongForm {
    private static final long CELLS = 4_000_000;

    private final Database database;
    private final String table;
    private final long rows;

    /**
     * @param table of which each column is called by its place, c0 and so on, and which has {@code
     *     number}, the row's
     */
    public LongForm(Database database, String table, long rows) {
        this.database = database;
        this.table = table;
        this.rows = rows;
    }

    /**
     * One row for each column that holds anything.
     *
     * @param cells what to make, beside {@code name} and {@code number}, of a cell v
     */
    public <T> Map<String, T> aggregate(
            List<String> columns, String cells, String aggregates, Database.Row<T> row) {
        Map<String, T> all = new LinkedHashMap<>();
        int atOnce = (int) Math.max(1, CELLS / Math.max(1, rows));
        for (int from = 0; from < columns.size(); from += atOnce) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + atOnce));
            String sql =
                    "SELECT name, %s, max(place) FROM (SELECT name, number, place, %s FROM %s) GROUP BY name"
                            .formatted(aggregates, cells, stacked(some));
            collect(sql, row, all);
        }
        return all;
    }

    private <T> void collect(String sql, Database.Row<T> row, Map<String, T> all) {
        try (Database.Cursor cursor = database.open(sql)) {
            while (cursor.rows().next()) {
                all.put(cursor.rows().getString(1), row.read(cursor.rows()));
            }
        } catch (SQLException e) {
            throw database.complaint(e);
        }
    }

    /** The different cells of each column, in order. */
    public Map<String, List<String>> values(List<String> columns) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (!columns.isEmpty()) {
            database.list(
                    "SELECT DISTINCT name, v FROM " + stacked(columns),
                    row ->
                            all.computeIfAbsent(row.getString(1), c -> new ArrayList<>())
                                    .add(row.getString(2)));
        }
        all.values().forEach(values -> values.sort(null));
        return all;
    }

    /** Counting rows as they stream past keeps them on one thread. */
    private String stacked(List<String> columns) {
        String list = columns.stream().collect(Collectors.joining(", "));
        return "(UNPIVOT (SELECT number, row_number() OVER () AS place, %s FROM %s) ON %s INTO NAME name VALUE v)"
                .formatted(list, table, list);
    }
}
