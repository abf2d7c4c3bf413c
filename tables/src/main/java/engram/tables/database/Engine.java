package engram.tables.database;

import java.io.File;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB in memory, with a folder for what does not fit there. Small files share one: to open one
 * for each takes longer than to read it.
 */
final class Engine {
    private static final String MEMORY = "2GB";
    private static Engine shared;

    private final ScratchFolder folder;
    private final DuckDBConnection connection;
    private final AtomicLong tables = new AtomicLong();

    private Engine() throws SQLException {
        NativeLibrary.load();
        folder = ScratchFolder.create();
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("temp_directory", folder.path().toString());
        settings.setProperty("memory_limit", MEMORY);
        // Reading a table must not fetch code from the network.
        settings.setProperty("autoinstall_known_extensions", "false");
        // Looking for what columns have in common takes the square of how many there are: a minute
        // for four thousand, and nothing is gained where there are forty.
        settings.setProperty("disabled_optimizers", "common_subexpressions");
        connection =
                DriverManager.getConnection("jdbc:duckdb:", settings)
                        .unwrap(DuckDBConnection.class);
        for (String macro : NumberSql.macros()) {
            run(macro);
        }
    }

    /** One of a table's own. */
    static Engine own() throws SQLException {
        return new Engine();
    }

    /**
     * The one that small files share, which reads nothing but what lies in its folder. On one
     * thread: for so little, to hand work to others costs more than they do of it.
     */
    static synchronized Engine shared() throws SQLException {
        if (shared == null) {
            Engine engine = new Engine();
            engine.run("SET threads = 1");
            engine.lock(List.of());
            Runtime.getRuntime().addShutdownHook(new Thread(engine.folder::close));
            shared = engine;
        }
        return shared;
    }

    /** After an error that leaves a DuckDB unusable, those who come next get another. */
    static synchronized void abandonIfFatal(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("FATAL")
                || message.contains("INTERNAL")
                || message.contains("invalidated")) {
            shared = null;
        }
    }

    /** Lets it read these files and its own, and nothing else, from now on. */
    void lock(List<Path> files) throws SQLException {
        run("SET allowed_directories = [" + Sql.text(folder.path() + File.separator) + "]");
        run("SET allowed_paths = [" + Sql.texts(files) + "]");
        run("SET autoload_known_extensions = false");
        run("SET enable_external_access = false");
        run("SET lock_configuration = true");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A number that no other table of it has. */
    long next() {
        return tables.getAndIncrement();
    }

    Path folder() {
        return folder.path();
    }

    DuckDBConnection connection() {
        return connection;
    }

    void close() throws SQLException {
        connection.close();
        folder.close();
    }
}
