package engram.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Writes rows to a .csv, .tsv, .parquet, .json or .ndjson file (text also with .gz). Rows wait in a
 * temporary file, not on the heap, and the file appears whole or not at all: at {@link #finish}.
 * Every failure is an {@link UncheckedIOException} with one line.
 */
public final class TableWriter implements AutoCloseable {

    /** What a column holds. */
    public enum Kind {
        TEXT("VARCHAR"),
        NUMBER("DOUBLE"),
        TRUTH("BOOLEAN");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private final Path file;
    private final List<Kind> kinds;
    private final boolean overwrite;
    private final Database database;
    private final DuckDBAppender appender;

    private TableWriter(Path file, Map<String, Kind> columns, boolean overwrite) {
        this.file = file.toAbsolutePath();
        this.kinds = List.copyOf(columns.values());
        this.overwrite = overwrite;
        this.database = new Database(e -> failure(this.file, e.getMessage()));
        String list =
                columns.entrySet().stream()
                        .map(e -> Sql.name(e.getKey()) + " " + e.getValue().type)
                        .collect(Collectors.joining(", "));
        try {
            database.run("CREATE TABLE " + database.scratch() + ".written (" + list + ")");
            this.appender = database.connection().createAppender("scratch", "main", "written");
        } catch (SQLException e) {
            database.close();
            throw failure(this.file, e.getMessage());
        }
    }

    /**
     * @param columns their kinds by name, in order
     * @param overwrite whether an existing file may be replaced
     * @throws UncheckedIOException if it exists and may not be replaced, or if its extension is not
     *     one of a table
     */
    public static TableWriter create(Path file, Map<String, Kind> columns, boolean overwrite) {
        if (TableFormat.named(file).filter(format -> format != TableFormat.SQL).isEmpty()) {
            throw new UncheckedIOException(
                    new IOException(
                            file
                                    + ": expected a name that ends in .csv, .tsv, .parquet, .json or .ndjson"));
        }
        Path followed = followed(file);
        requireFree(followed, overwrite);
        return new TableWriter(followed, columns, overwrite);
    }

    /** What a link leads to is written, and the link stays. */
    private static Path followed(Path file) {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException(file + ": is a link that leads nowhere; remove it", e));
        }
    }

    /** A pipe or a device is written into, and nothing of it is replaced. */
    private static boolean isStream(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static void requireFree(Path file, boolean overwrite) {
        if (Files.isDirectory(file)) {
            throw new UncheckedIOException(
                    new IOException(file + ": is a folder; name a file to write"));
        }
        if (!overwrite && Files.exists(file) && !isStream(file)) {
            throw new UncheckedIOException(
                    new FileAlreadyExistsException(
                            file.toString(), null, "exists already; --force replaces it"));
        }
    }

    /**
     * Adds a row.
     *
     * @param cells a String, Number or Boolean as the column's kind asks, or null; NaN counts as
     *     null
     */
    public void write(Object... cells) {
        if (cells.length != kinds.size()) {
            throw new IllegalArgumentException(
                    "expected " + kinds.size() + " cells, got " + cells.length);
        }
        try {
            appender.beginRow();
            Iterator<Kind> kind = kinds.iterator();
            for (Object cell : cells) {
                append(kind.next(), cell);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw failure(this.file, e.getMessage());
        }
    }

    private void append(Kind kind, Object cell) throws SQLException {
        if (cell == null || cell.equals(Double.NaN)) {
            appender.appendNull();
            return;
        }
        switch (kind) {
            case TEXT -> appender.append(cell.toString());
            case NUMBER -> appender.append(((Number) cell).doubleValue());
            case TRUTH -> appender.append(((Boolean) cell).booleanValue());
        }
    }

    /** Puts the file in place. */
    public void finish() {
        String name = "." + file.getFileName() + ".part";
        Path part =
                isStream(file)
                        ? Path.of(System.getProperty("java.io.tmpdir"), UUID.randomUUID() + name)
                        : file.resolveSibling(name);
        try {
            appender.close();
            database.run(
                    "COPY (FROM scratch.written) TO " + Sql.text(part) + " (" + format() + ")");
            requireFree(file, overwrite);
            if (isStream(file)) {
                try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                    Files.copy(part, stream);
                }
            } else {
                Files.move(
                        part,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (SQLException e) {
            throw failure(this.file, e.getMessage());
        } catch (IOException e) {
            throw failure(file, e.toString());
        } finally {
            discard(part);
        }
    }

    private String format() {
        String name = file.getFileName().toString();
        String packed = name.endsWith(".gz") ? ", COMPRESSION gzip" : "";
        return switch (TableFormat.named(file).orElseThrow()) {
            case PARQUET -> "FORMAT parquet";
            case JSON -> "FORMAT json, ARRAY " + name.contains(".json") + packed;
            default ->
                    "FORMAT csv, HEADER, DELIMITER '"
                            + (name.contains(".tsv") ? '\t' : ',')
                            + "'"
                            + packed;
        };
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UncheckedIOException failure(Path file, String message) {
        String why =
                message.contains("No space left")
                        ? "the disk is full"
                        : Complaints.firstSentence(message);
        return new UncheckedIOException(new IOException(file + ": cannot be written: " + why));
    }

    /** Without {@link #finish} before it, nothing is left behind. */
    @Override
    public void close() {
        database.close();
    }
}
