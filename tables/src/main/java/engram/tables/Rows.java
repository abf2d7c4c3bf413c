package engram.tables;

import engram.data.UnreadableDataException;
import engram.tables.database.Complaints;
import engram.tables.database.Database;
import engram.tables.database.Sql;
import engram.tables.text.Arff;
import engram.tables.text.CsvFiles;
import engram.tables.text.EventLog;
import engram.tables.text.JsonFiles;
import engram.tables.text.KeyValueLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of files or of a query, in their order. Parquet is read where it is, again and again;
 * anything else is copied to a scratch table once it is to be read more than once, since parsing is
 * slow and a query may give its rows in another order the next time.
 */
final class Rows implements AutoCloseable {
    /** Formats that no text has: text stays as it is written, whatever else is in its file. */
    private static final String NO_DATES =
            ", dateformat = '\u0001%d', timestampformat = '\u0001%d'";

    private final String name;
    private final List<Path> files;
    private final Database database;
    private final boolean rereadable;
    private final Schema schema;
    private final String opened;
    private final Optional<Boolean> namesFirst;
    private final Notes notes;
    private String relation;

    private Rows(String name, List<Path> files, Database database, Opened opened) {
        this.name = name;
        this.files = files;
        this.database = database;
        this.rereadable = opened.rereadable;
        this.opened = opened.relation;
        this.relation = opened.relation;
        this.schema = opened.schema;
        this.namesFirst = opened.namesFirst;
        this.notes = new Notes(name);
        opened.note.ifPresent(notes::tell);
    }

    private record Opened(
            String relation,
            boolean rereadable,
            Schema schema,
            Optional<Boolean> namesFirst,
            Optional<String> note) {

        Opened(String relation, boolean rereadable, Schema schema) {
            this(relation, rereadable, schema, Optional.empty(), Optional.empty());
        }

        Opened noted(Optional<String> first) {
            List<String> notes = Stream.of(first, note).flatMap(Optional::stream).toList();
            return new Opened(
                    relation,
                    rereadable,
                    schema,
                    namesFirst,
                    notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
        }
    }

    static Rows of(Path path, TableOptions options) {
        List<Path> files = TableFormat.files(path);
        TableFormat format = TableFormat.of(files.get(0)).orElseThrow();
        if (format == TableFormat.SQL) {
            return ofQuery(path.toString(), text(path));
        }
        Complaints complaints = new Complaints(Optional.of(path));
        Database database = Database.of(files, complaints::of);
        complaints.names(database::inNamesOfUser);
        try {
            Opened opened = open(format, files, database, options);
            return new Rows(
                    path.toString(), files, database, opened.noted(TableFormat.misnamed(files)));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    static Rows ofQuery(String name, String sql) {
        Database database = new Database(new Complaints(Optional.empty())::of);
        try {
            String query = sql.strip().replaceFirst(";$", "");
            requireSelect(query, database);
            String relation = "(\n" + query + "\n)";
            Schema schema = Schema.of(describe(relation, database));
            return new Rows(name, List.of(), database, new Opened(relation, false, schema));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Opened open(
            TableFormat format, List<Path> files, Database database, TableOptions options) {
        if (format == TableFormat.CSV) {
            CsvFiles csv = CsvFiles.of(files, database, options.cells().header());
            database.lock(csv.readable());
            Schema schema =
                    new Schema(
                            describe(csv.relation(), database),
                            csv.dialect().nameless(),
                            csv.dialect().delimiter(),
                            false);
            return new Opened(
                    csv.relation(), false, schema, csv.dialect().namesFirst(), csv.note());
        }
        JsonFiles opened = json(format, files, database);
        List<Path> readable = opened.readable();
        String list = "[" + Sql.texts(readable) + "]";
        database.lock(readable);
        String relation =
                format == TableFormat.PARQUET
                        ? "read_parquet(" + list + ")"
                        : "read_json(" + list + ", sample_size = -1" + NO_DATES + ")";
        relation = Nested.flat(relation, of -> describe(of, database));
        boolean rereadable = format == TableFormat.PARQUET;
        Schema schema =
                new Schema(
                        describe(relation, database),
                        Set.of(),
                        '\0',
                        format != TableFormat.PARQUET);
        return new Opened(relation, rereadable, schema, Optional.empty(), opened.note());
    }

    private static JsonFiles json(TableFormat format, List<Path> files, Database database) {
        return switch (format) {
            case JSON -> JsonFiles.of(files, database);
            case PAIRS ->
                    JsonFiles.of(files, database, KeyValueLog::toJson, KeyValueLog.note(files));
            case EVENTS -> JsonFiles.of(files, database, EventLog::toJson, Optional.empty());
            case ARFF -> JsonFiles.of(files, database, Arff::toJson, Optional.empty());
            default -> {
                files.forEach(Rows::requireContent);
                yield new JsonFiles(
                        files.stream().map(database::openable).toList(), Optional.empty());
            }
        };
    }

    private static Map<String, String> describe(String relation, Database database) {
        Map<String, String> types = new LinkedHashMap<>();
        String describe = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ";
        database.list(
                describe + relation + ")", row -> types.put(row.getString(1), row.getString(2)));
        return types;
    }

    private static void requireSelect(String query, Database database) {
        String parsed = "(SELECT json_serialize_sql(" + Sql.text(query) + ") AS j)";
        database.list(
                "SELECT j->>'error_type', j->>'error_message', j->>'position',"
                        + " json_array_length(j->'statements') FROM "
                        + parsed,
                row -> {
                    if ("parser".equals(row.getString(1))) {
                        throw syntax(query, row.getString(2), row.getString(3));
                    }
                    if (row.getString(1) != null || row.getInt(4) != 1) {
                        throw new UnreadableDataException(
                                "query: expected one SELECT statement, found something else");
                    }
                    return row;
                });
    }

    private static UnreadableDataException syntax(String query, String message, String position) {
        String where = "";
        if (position != null) {
            String before =
                    query.substring(0, Math.min(Integer.parseInt(position), query.length()));
            long line = before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            where = " (line " + line + ", column " + column + ")";
        }
        return new UnreadableDataException("query: " + message + where);
    }

    private static void requireContent(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableDataException(file, "is empty (0 bytes)");
            }
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UnreadableDataException(path, "cannot be read as text: " + e.getMessage());
        }
    }

    String name() {
        return name;
    }

    /** The files that were opened; none for a query. */
    List<Path> files() {
        return files;
    }

    Database database() {
        return database;
    }

    Schema schema() {
        return schema;
    }

    /** Whether the first line of text was found to hold names; empty for anything else. */
    Optional<Boolean> namesFirst() {
        return namesFirst;
    }

    Notes notes() {
        return notes;
    }

    /** The query or the files as they were opened, in SQL. */
    String query() {
        return opened;
    }

    /** What stands after FROM. */
    synchronized String relation() {
        return relation;
    }

    /** The column of {@link #numbered} that counts rows from 1. */
    String number() {
        return schema.free("engram row");
    }

    /** The column of {@link #view} that counts its rows from 0. */
    String position() {
        return schema.free("engram position");
    }

    /** What stands after FROM to have the row's {@link #number} too. */
    String numbered() {
        return "(SELECT *, row_number() OVER () AS " + number() + " FROM " + relation() + ")";
    }

    /** What stands after FROM to have, of rows under a condition, number and {@link #position}. */
    String view(Optional<String> condition) {
        String position = condition.map(c -> "row_number() OVER ()").orElse(number()) + " - 1";
        return "(SELECT *, %s AS %s FROM %s%s)"
                .formatted(
                        position,
                        position(),
                        numbered(),
                        condition.map(c -> " WHERE " + c).orElse(""));
    }

    /** Makes sure that the rows can be read again at little cost and in the same order. */
    synchronized void keep() {
        if (!rereadable && relation.equals(opened)) {
            String table = database.scratch() + ".kept";
            database.run("CREATE TABLE " + table + " AS SELECT * FROM " + relation);
            relation = table;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
