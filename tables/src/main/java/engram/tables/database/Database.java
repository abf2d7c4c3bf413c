package engram.tables.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * Where one table is read: a DuckDB of its own, or a place in the one that small files share.
 * Results stream in the order of their source.
 */
public final class Database implements AutoCloseable {
    /** Bytes of files below which a DuckDB, or a scratch file, costs more than it spares. */
    private static final long LITTLE = 16_000_000;

    /**
     * Bytes, the least there are. Each column of a table takes blocks of its own, so that of a
     * table of 10,000 columns the usual 256 KB were gigabytes.
     */
    private static final int BLOCK_SIZE = 16_384;

    /**
     * What makes DuckDB look for files of similar names; a backslash only where it divides none.
     */
    private static final String PATTERN = File.separatorChar == '/' ? "*?[\\" : "*?[";

    private static final Pattern PACKED = Pattern.compile("(?i).*\\.(gz|bz2|xz|zst|zip)");

    private final Engine engine;
    private final boolean shares;
    private final DuckDBConnection connection;
    private final Function<SQLException, ? extends RuntimeException> complaint;
    private final Path folder;
    private final String scratch;
    private final Map<Path, Path> originals = new HashMap<>();
    private int copies;
    private int tables;
    private boolean attached;
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
        this(complaint, false);
    }

    /**
     * For files that are opened by their paths.
     *
     * @param complaint what to throw when DuckDB fails
     */
    public static Database of(
            List<Path> files, Function<SQLException, ? extends RuntimeException> complaint) {
        return new Database(complaint, areLittle(files));
    }

    private Database(Function<SQLException, ? extends RuntimeException> complaint, boolean shares) {
        this.complaint = complaint;
        this.shares = shares;
        this.little = shares;
        try {
            engine = shares ? Engine.shared() : Engine.own();
            long number = engine.next();
            scratch = "scratch" + number;
            folder = shares ? engine.folder().resolve("table" + number) : engine.folder();
            connection =
                    shares
                            ? engine.connection().duplicate().unwrap(DuckDBConnection.class)
                            : engine.connection();
        } catch (SQLException e) {
            throw complaint(e);
        }
    }

    /** The schema in which tables live: on disk, unless files are small. */
    public synchronized String scratch() {
        if (!attached) {
            Object place = little ? ":memory:" : folder.resolve("scratch.duckdb");
            run("ATTACH %s AS %s (BLOCK_SIZE %d)".formatted(Sql.text(place), scratch, BLOCK_SIZE));
            attached = true;
        }
        return scratch;
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
        if (shares) {
            return; // from the start
        }
        try {
            engine.lock(files);
        } catch (SQLException e) {
            throw complaint(e);
        }
        little = areLittle(files);
    }

    private static boolean areLittle(List<Path> files) {
        return files.stream().mapToLong(Database::bytes).sum() < LITTLE;
    }

    /** Compressed text may be a thousand times as long. */
    private static long bytes(Path file) {
        try {
            return PACKED.matcher(file.toString()).matches() ? LITTLE : Files.size(file);
        } catch (IOException e) {
            return LITTLE;
        }
    }

    /**
     * A name for a file that DuckDB may read, and does not take for a pattern, as {@code
     * data[1].csv} is one.
     */
    public Path openable(Path file) {
        Path absolute = file.toAbsolutePath();
        boolean plain = absolute.toString().chars().noneMatch(c -> PATTERN.indexOf(c) >= 0);
        if (plain && !shares) {
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
        Path copy = folder().resolve("copy-%04d%s".formatted(copies++, ending));
        originals.put(copy, file);
        return copy;
    }

    /** A message, with the user's files in the place of those that stand for them. */
    public String inNamesOfUser(String message) {
        String named = message;
        for (Map.Entry<Path, Path> copy : originals.entrySet()) {
            named = named.replace(copy.getKey().toString(), copy.getValue().toString());
        }
        return named;
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw complaint(e);
        }
    }

    public <T> List<T> list(String sql, Row<T> row) {
        List<T> all = new ArrayList<>();
        try (Cursor cursor = open(sql)) {
            while (cursor.rows().next()) {
                all.add(row.read(cursor.rows()));
            }
        } catch (SQLException e) {
            throw complaint(e);
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
            throw complaint(e);
        }
    }

    /** For files of its own. */
    public Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DuckDBConnection connection() {
        return connection;
    }

    public RuntimeException complaint(SQLException e) {
        if (shares) {
            Engine.abandonIfFatal(e);
        }
        return complaint.apply(e);
    }

    @Override
    public void close() {
        try {
            if (connection.isClosed()) {
                return;
            }
            if (!shares) {
                engine.close();
                return;
            }
            if (attached) {
                run("DETACH " + scratch);
            }
            connection.close();
            ScratchFolder.delete(folder);
        } catch (SQLException e) {
            throw complaint(e);
        }
    }
}
