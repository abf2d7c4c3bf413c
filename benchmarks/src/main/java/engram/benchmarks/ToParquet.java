package engram.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes the connections of a KDDCUP99 file, without their labels, as Parquet: {@code ToParquet
 * FROM TO}.
 */
final class ToParquet {
    private static final int LABEL = 41;

    private ToParquet() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT * EXCLUDE (column%d) FROM read_csv('%s', header = false)) TO '%s' (FORMAT parquet)"
                            .formatted(
                                    LABEL,
                                    arguments[0].replace("'", "''"),
                                    arguments[1].replace("'", "''")));
        }
    }
}
