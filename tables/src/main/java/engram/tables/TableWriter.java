package engram.tables;

import engram.data.OutputFile;
import engram.data.UnusableSettingException;
import engram.tables.database.Complaints;
import engram.tables.database.Database;
import engram.tables.database.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Writes rows to a .csv, .tsv, .parquet, .json or .ndjson file (text also with .gz). Rows wait in a
 * temporary file, not on the heap, and the file appears whole or not at all: at {@link #finish}.
 * What the disk refuses is an {@link UncheckedIOException} with one line.
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
    private final OutputFile output;
    private final Database database;
    private final DuckDBAppender appender;

    private TableWriter(Path file, OutputFile output, Map<String, Kind> columns) {
        this.file = file;
        this.output = output;
        this.kinds = List.copyOf(columns.values());
        this.database = new Database(e -> failure(this.file, e.getMessage()));
        String list =
                columns.entrySet().stream()
                        .map(e -> Sql.name(e.getKey()) + " " + e.getValue().type)
                        .collect(Collectors.joining(", "));
        try {
            database.run("CREATE TABLE " + database.scratch() + ".written (" + list + ")");
            this.appender =
                    database.connection().createAppender(database.scratch(), "main", "written");
        } catch (SQLException e) {
            database.close();
            throw failure(this.file, e.getMessage());
        }
    }

    /**
     * @param columns their kinds by name, in order
     * @param overwrite whether an existing file may be replaced
     * @throws UnusableSettingException if it exists and may not be replaced, cannot be written, or
     *     if its extension is not one of a table
     */
    public static TableWriter create(Path file, Map<String, Kind> columns, boolean overwrite) {
        if (TableFormat.named(file).filter(format -> format != TableFormat.SQL).isEmpty()) {
            throw new UnusableSettingException(
                    file + ": expected a name that ends in .csv, .tsv, .parquet, .json or .ndjson");
        }
        return new TableWriter(file, OutputFile.at(file, overwrite), columns);
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
        output.write(
                unfinished -> {
                    try {
                        appender.close();
                        database.run(
                                "COPY (FROM "
                                        + database.scratch()
                                        + ".written) TO "
                                        + Sql.text(unfinished)
                                        + " ("
                                        + format()
                                        + ")");
                    } catch (SQLException e) {
                        throw new IOException(Complaints.firstSentence(e.getMessage()), e);
                    }
                });
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

    static UncheckedIOException failure(Path file, String message) {
        return OutputFile.failure(file, new IOException(Complaints.firstSentence(message)));
    }

    /** Without {@link #finish} before it, nothing is left behind. */
    @Override
    public void close() {
        database.close();
    }
}
