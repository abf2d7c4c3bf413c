package engram.tables.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of one's own, in memory, with a scratch file in a temporary folder for what does not fit
 * there. Results stream in the order of their source.
 */
public final class Database implements AutoCloseable {
    private static final String MEMORY = "2GB";

    /** Bytes of files below which a scratch file costs more than it spares. */
    private static final long LITTLE = 16_000_000;

    /**
     * What makes DuckDB look for files of similar names; a backslash only where it divides none.
     */
    private static final String PATTERN = File.separatorChar == '/' ? "*?[\\" : "*?[";

    private final DuckDBConnection connection;
    private final Function<SQLException, ? extends RuntimeException> complaint;
    private final ScratchFolder folder;
    private final Map<Path, Path> originals = new HashMap<>();
    private int copies;
    private int tables;
    private boolean scratch;
    private boolean little;

    /** What is read of one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows that are being read; closing it ends the query. */
    public record Cursor(DuckDBConnection connection, Statement statement, ResultSet rows)
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
    public Database(Function<SQLException, ? extends RuntimeException> complaint) {
        this.complaint = complaint;
        try {
            NativeLibrary.load();
            folder = ScratchFolder.create();
            Properties settings = new Properties();
            settings.setProperty("jdbc_stream_results", "true");
            settings.setProperty("temp_directory", folder().toString());
            settings.setProperty("memory_limit", MEMORY);
            // Reading a table must not fetch code from the network.
            settings.setProperty("autoinstall_known_extensions", "false");
            connection =
                    DriverManager.getConnection("jdbc:duckdb:", settings)
                            .unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
        NumberSql.macros().forEach(this::run);
    }

    /** The schema in which tables live: on disk, unless it was locked to small files. */
    public synchronized String scratch() {
        if (!scratch) {
            Object place = little ? ":memory:" : folder().resolve("scratch.duckdb");
            run("ATTACH " + Sql.text(place) + " AS scratch");
            scratch = true;
        }
        return "scratch";
    }

    /** A name that no table has yet, with the schema in which tables live. */
    public synchronized String fresh(String table) {
        return scratch() + "." + table + tables++;
    }

    /**
     * Lets it read these files and its own, and nothing else, from now on: a file that is opened by
     * its path is data, and has no business with other files or the network.
     */
    public void lock(List<Path> files) {
        run("SET allowed_directories = [" + Sql.text(folder()) + "]");
        run("SET allowed_paths = [" + Sql.texts(files) + "]");
        run("SET autoload_known_extensions = false");
        run("SET enable_external_access = false");
        run("SET lock_configuration = true");
        little = files.stream().mapToLong(Database::bytes).sum() < LITTLE;
    }

    /** Compressed text may be a thousand times as long. */
    private static long bytes(Path file) {
        try {
            return file.toString().endsWith(".gz") ? LITTLE : Files.size(file);
        } catch (IOException e) {
            return LITTLE;
        }
    }

    /** A name for a file that DuckDB does not take for a pattern: {@code data[1].csv} is one. */
    public Path openable(Path file) {
        Path absolute = file.toAbsolutePath();
        if (absolute.toString().chars().noneMatch(c -> PATTERN.indexOf(c) >= 0)) {
            return absolute;
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Path link = copyOf(file, name.endsWith(".gz") ? ".gz" : "");
        try {
            return Files.createSymbolicLink(link, absolute.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            return copied(absolute, link);
        }
    }

    private static Path copied(Path file, Path copy) {
        try {
            return Files.copy(file, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A free name among its own files, for a copy of {@code file}. */
    public Path copyOf(Path file, String ending) {
        Path copy = folder().resolve("copy-" + copies++ + ending);
        originals.put(copy, file);
        return copy;
    }

    /** The user's file that one of its own files stands for. */
    public Path original(Path file) {
        return originals.getOrDefault(file, file);
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
    }

    public <T> List<T> list(String sql, Row<T> row) {
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
    public Cursor open(String sql) {
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

    public Path folder() {
        return folder.path();
    }

    public DuckDBConnection connection() {
        return connection;
    }

    public RuntimeException complaint(SQLException e) {
        return complaint.apply(e);
    }

    @Override
    public void close() {
        try {
            if (connection.isClosed()) {
                return;
            }
            connection.close();
            folder.close();
        } catch (SQLException e) {
            throw complaint.apply(e);
        }
    }
}
