package engram.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of one's own, in memory, with a scratch file in a temporary folder for what does not fit
 * there. Results stream in the order of their source.
 */
final class Database implements AutoCloseable {
    private static final String MEMORY = "2GB";

    private final DuckDBConnection connection;
    private final Function<SQLException, ? extends RuntimeException> complaint;
    private final Path folder;
    private boolean scratch;

    /** What is read of one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows that are being read; closing it ends the query. */
    record Cursor(DuckDBConnection connection, Statement statement, ResultSet rows)
            implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            try (connection;
                    statement) {
                rows.close();
            }
        }
    }

    /**
     * @param complaint what to throw when DuckDB fails
     */
    Database(Function<SQLException, ? extends RuntimeException> complaint) {
        this.complaint = complaint;
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        try {
            folder = Files.createTempDirectory("engram-table");
            folder.toFile().deleteOnExit();
            connection =
                    DriverManager.getConnection("jdbc:duckdb:", streaming)
                            .unwrap(DuckDBConnection.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
        run("SET temp_directory = " + Sql.text(folder));
        run("SET memory_limit = " + Sql.text(MEMORY));
        // Reading a table must not fetch code from the network.
        run("SET autoinstall_known_extensions = false");
    }

    /** The schema in which tables live on disk instead of in memory. */
    synchronized String scratch() {
        if (!scratch) {
            Path file = folder.resolve("scratch.duckdb");
            file.toFile().deleteOnExit();
            folder.resolve("scratch.duckdb.wal").toFile().deleteOnExit();
            run("ATTACH " + Sql.text(file) + " AS scratch");
            scratch = true;
        }
        return "scratch";
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
    }

    <T> List<T> list(String sql, Row<T> row) {
        List<T> all = new ArrayList<>();
        try (Cursor cursor = open(sql)) {
            while (cursor.rows().next()) {
                all.add(row.read(cursor.rows()));
            }
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
        return all;
    }

    /** Starts a query on a connection of its own: one connection streams one result. */
    Cursor open(String sql) {
        try {
            DuckDBConnection own = connection.duplicate().unwrap(DuckDBConnection.class);
            try {
                Statement statement = own.createStatement();
                return new Cursor(own, statement, statement.executeQuery(sql));
            } catch (SQLException e) {
                own.close();
                throw e;
            }
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
    }

    Path folder() {
        return folder;
    }

    DuckDBConnection connection() {
        return connection;
    }

    RuntimeException complaint(SQLException e) {
        return complaint.apply(e);
    }

    @Override
    public void close() {
        try {
            if (connection.isClosed()) {
                return;
            }
            connection.close();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
    }
}
