package engram.tables.columns;

import engram.tables.database.Database;
import java.util.List;

/**
 * The cells of the rows that an encoding is fitted to. Each column is called by its place, c0 and
 * so on.
 */
public interface TrainingCells extends AutoCloseable {
    Database database();

    /** How many rows there are. */
    long rows();

    /**
     * What stands after FROM to have the cells of columns, one below the other: {@code name} of the
     * column, {@code number} of the row, {@code v}, where there is any, and {@code cast_v}, the
     * number that DuckDB casts it to; with a running number, {@code place}, which keeps them on one
     * thread and each column's in the order of its rows.
     */
    String of(List<String> columns);

    /** Gives back what was made for these rows. */
    @Override
    void close();
}
