package engram.tables.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DuckDB unpacks its library of 57 MB for each process and deletes it at the end, if the process
 * comes to one. Once loaded it needs no name, so it is deleted at once; where the system does not
 * allow that, the next process deletes it.
 */
final class NativeLibrary {
    private static final String PATTERN = "libduckdb_java*.so";
    private static final Path MAPPED = Path.of("/proc/self/maps");

    private static boolean loaded;

    private NativeLibrary() {}

    /** Loads DuckDB, once, and tidies up the folder for temporary files. */
    static synchronized void load() throws SQLException {
        if (loaded) {
            return;
        }
        DriverManager.getConnection("jdbc:duckdb:").close();
        loaded = true;
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Set<String> ours = mapped();
        for (Path library : ScratchFolder.children(temporary, PATTERN)) {
            if (ours.contains(library.toAbsolutePath().toString())
                    || ScratchFolder.isOld(library)) {
                delete(library);
            }
        }
        ScratchFolder.sweep(temporary);
    }

    /** The files that are part of this process, where the system tells. */
    private static Set<String> mapped() {
        try (Stream<String> lines = Files.lines(MAPPED)) {
            return lines.filter(line -> line.contains("libduckdb_java"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .collect(Collectors.toSet());
        } catch (IOException | RuntimeException e) {
            return Set.of();
        }
    }

    private static void delete(Path library) {
        try {
            Files.deleteIfExists(library);
        } catch (IOException e) {
            // In use, or somebody else's: it stays until its owner's next process.
            return;
        }
    }
}
