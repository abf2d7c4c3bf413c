package engram.tables.columns;

import engram.tables.database.Database;
import engram.tables.database.Sql;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Cells of all rows of a table, stacked once, of which each fold takes those of its own rows:
 * copying and stacking hundreds of columns costs ten times what looking at them does.
 *
 * @param name of the tables that hold them, but for their endings
 * @param texts the columns whose cells are text; those of the others are numbers
 * @param columns how many there are of both
 */
public record StackedCells(Database database, String name, Set<String> texts, int columns) {
    private static final String TEXTS = "_texts";
    private static final String NUMBERS = "_numbers";

    /** Without a cell yet. */
    public static StackedCells empty(Database database, Set<String> texts, int columns) {
        String name = database.fresh("stacked");
        String table =
                "CREATE TABLE %s (name VARCHAR, number BIGINT, position BIGINT, v %s, cast_v DOUBLE)";
        database.run(table.formatted(name + TEXTS, "VARCHAR"));
        database.run(table.formatted(name + NUMBERS, "DOUBLE"));
        return new StackedCells(database, name, Set.copyOf(texts), columns);
    }

    /**
     * Stacks columns of one type.
     *
     * @param view the rows, in SQL
     * @param row the columns of it that have a row's number and position
     * @param places what the columns are called here
     * @param cells what they are called there
     * @param value what to make of a cell v of theirs; all texts or all numbers
     */
    public void add(
            String view, List<String> row, List<String> places, List<String> cells, String value) {
        String into = name + (texts.contains(places.get(0)) ? TEXTS : NUMBERS);
        database.run(
                """
                INSERT INTO %s SELECT *, TRY_CAST(v AS DOUBLE) FROM (SELECT name, number, position, %s AS v FROM (
                SELECT %s AS number, %s AS position, unnest([%s]) AS name, unnest([%s]) AS v FROM %s))
                WHERE v IS NOT NULL"""
                        .formatted(
                                into,
                                value,
                                row.get(0),
                                row.get(1),
                                Sql.texts(places),
                                String.join(", ", cells),
                                view));
    }

    /** Those of chosen rows. */
    public TrainingCells of(BitSet positions) {
        String chosen = TrainingRows.put(positions, database);
        return new Chosen(this, chosen, positions.cardinality());
    }

    private record Chosen(StackedCells all, String chosen, long rows) implements TrainingCells {

        @Override
        public Database database() {
            return all.database;
        }

        @Override
        public String of(List<String> columns) {
            boolean texts = all.texts.contains(columns.get(0));
            // A list of all names is long to plan, and to look through for each cell.
            boolean any =
                    columns.size() == (texts ? all.texts.size() : all.columns - all.texts.size());
            return "(SELECT name, number, v, cast_v, row_number() OVER () AS place FROM %s WHERE position IN (FROM %s)%s)"
                    .formatted(
                            all.name + (texts ? TEXTS : NUMBERS),
                            chosen,
                            any ? "" : " AND name IN (" + Sql.texts(columns) + ")");
        }

        @Override
        public void close() {
            all.database.run("DROP TABLE " + chosen);
        }
    }
}
