package engram.tables.columns;

import engram.tables.database.Database;
import java.util.List;

/**
 * Rows copied as they are: what is too much to be stacked at once.
 *
 * @param name of the copy, in the database
 */
public record CopiedCells(Database database, String name, long rows) implements TrainingCells {

    /** Counting rows as they stream past keeps them on one thread. */
    @Override
    public String of(List<String> columns) {
        String list = String.join(", ", columns);
        return "(SELECT *, TRY_CAST(v AS DOUBLE) AS cast_v FROM (UNPIVOT (SELECT number, row_number() OVER () AS place, %s FROM %s) ON %s INTO NAME name VALUE v))"
                .formatted(list, name, list);
    }

    @Override
    public void close() {
        database.run("DROP TABLE " + name);
    }
}
