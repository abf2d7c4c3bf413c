package engram.tables.columns;

import engram.tables.database.Database;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Aggregates over many columns without a query for each: cells are grouped by column, a few million
 * at a time, in the order of their rows and on one thread, since sums depend on their order.
 */
public final class LongForm {
    private static final long CELLS = 4_000_000;

    private final TrainingCells table;

    public LongForm(TrainingCells table) {
        this.table = table;
    }

    /**
     * What is asked of columns.
     *
     * @param value what to take for the cell v. A query of its own makes it: otherwise its text
     *     would stand, and be planned, wherever v is used
     * @param cells what to make, beside {@code name} and {@code number}, of that value, called v
     * @param columns what to select of these; what is no aggregate divides them into groups
     * @param row reads it, after one column
     * @param join what two groups of one column come to
     */
    public record Aggregate<T>(
            String value,
            String cells,
            String columns,
            Database.Row<T> row,
            BinaryOperator<T> join) {

        /** Of all cells of a column together. */
        public Aggregate(String value, String cells, String columns, Database.Row<T> row) {
            this(value, cells, columns, row, (one, other) -> one);
        }
    }

    /** One for each column that holds anything. */
    public <T> Map<String, T> of(List<String> columns, Aggregate<T> aggregate) {
        return of(columns, aggregate, "SELECT name, number, place, %s AS v FROM %s");
    }

    /**
     * The same of cells that differ, with the number of the first row of each and how many {@code
     * times} it is there: what is looked at is often the same thing.
     */
    public <T> Map<String, T> ofDifferent(List<String> columns, Aggregate<T> aggregate) {
        return of(
                columns,
                aggregate,
                "SELECT name, min(number) AS number, max(place) AS place, count(*) AS times, v FROM"
                        + " (SELECT name, number, place, %s AS v FROM %s) WHERE v IS NOT NULL GROUP BY name, v");
    }

    private <T> Map<String, T> of(List<String> columns, Aggregate<T> aggregate, String values) {
        Map<String, T> all = new LinkedHashMap<>();
        int atOnce = (int) Math.max(1, CELLS / Math.max(1, table.rows()));
        for (int from = 0; from < columns.size(); from += atOnce) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + atOnce));
            String sql =
                    "SELECT name, %s, max(place) FROM (SELECT name, number, place, %s FROM (%s)) GROUP BY ALL"
                            .formatted(
                                    aggregate.columns,
                                    aggregate.cells,
                                    values.formatted(aggregate.value, table.of(some)));
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

    /** The different cells of each column, in order, and how many there are of each. */
    public Map<String, SortedMap<String, Long>> values(List<String> columns) {
        Map<String, SortedMap<String, Long>> all = new LinkedHashMap<>();
        if (!columns.isEmpty()) {
            table.database()
                    .list(
                            "SELECT name, v, count(*) FROM " + table.of(columns) + " GROUP BY ALL",
                            row ->
                                    all.computeIfAbsent(row.getString(1), c -> new TreeMap<>())
                                            .put(row.getString(2), row.getLong(3)));
        }
        return all;
    }
}
