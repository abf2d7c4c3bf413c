package engram.tables.columns;

import engram.tables.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Aggregates over many columns of a table without a query for each: cells are stacked and grouped
 * by column, a few million at a time, in the order of their rows and on one thread, since sums
 * depend on their order.
 */
public final class LongForm {
    private static final long CELLS = 4_000_000;

    private final TrainingTable table;

    public LongForm(TrainingTable table) {
        this.table = table;
    }

    /**
     * What is asked of columns.
     *
     * @param cells what to make, beside {@code name} and {@code number}, of a cell v
     * @param columns what to select of these; what is no aggregate divides them into groups
     * @param row reads it, after one column
     * @param join what two groups of one column come to
     */
    public record Aggregate<T>(
            String cells, String columns, Database.Row<T> row, BinaryOperator<T> join) {

        /** Of all cells of a column together. */
        public Aggregate(String cells, String columns, Database.Row<T> row) {
            this(cells, columns, row, (one, other) -> one);
        }
    }

    /** One for each column that holds anything. */
    public <T> Map<String, T> of(List<String> columns, Aggregate<T> aggregate) {
        Map<String, T> all = new LinkedHashMap<>();
        int atOnce = (int) Math.max(1, CELLS / Math.max(1, table.rows()));
        for (int from = 0; from < columns.size(); from += atOnce) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + atOnce));
            String sql =
                    "SELECT name, %s, max(place) FROM (SELECT name, number, place, %s FROM %s) GROUP BY ALL"
                            .formatted(aggregate.columns, aggregate.cells, stacked(some));
            collect(sql, aggregate, all);
        }
        return all;
    }

    private <T> void collect(String sql, Aggregate<T> aggregate, Map<String, T> all) {
        try (Database.Cursor cursor = table.database().open(sql)) {
            while (cursor.rows().next()) {
                T found = aggregate.row.read(cursor.rows());
                all.merge(cursor.rows().getString(1), found, aggregate.join);
            }
        } catch (SQLException e) {
            throw table.database().complaint(e);
        }
    }

    /** The different cells of each column, in order. */
    public Map<String, List<String>> values(List<String> columns) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (!columns.isEmpty()) {
            table.database()
                    .list(
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
                .formatted(list, table.name(), list);
    }
}
