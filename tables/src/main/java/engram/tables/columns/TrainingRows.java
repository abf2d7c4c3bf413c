package engram.tables.columns;

import engram.tables.database.Database;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.duckdb.DuckDBAppender;

/** Which rows an encoding is fitted on: at most a million, drawn at random where there are more. */
public final class TrainingRows {
    public static final int MOST = 1_000_000;

    private TrainingRows() {}

    /** The name of a new table that holds them in its one column, position. */
    public static String put(BitSet positions, Database database) {
        String chosen = database.fresh("chosen");
        database.run("CREATE TABLE " + chosen + " (position BIGINT)");
        String[] name = chosen.split("\\.", 2);
        try (DuckDBAppender appender =
                database.connection().createAppender(name[0], "main", name[1])) {
            for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
                appender.beginRow().append((long) p).endRow();
            }
        } catch (SQLException e) {
            throw database.complaint(e);
        }
        return chosen;
    }

    /** Always the same ones, at random: every n-th row could fall in with a rhythm of the data. */
    public static BitSet atMost(int count, BitSet positions) {
        SplittableRandom random = new SplittableRandom(0);
        BitSet chosen = new BitSet(positions.length());
        int left = positions.cardinality();
        int wanted = Math.min(count, left);
        for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
            if (random.nextInt(left--) < wanted) {
                chosen.set(p);
                wanted--;
            }
        }
        return chosen;
    }
}
