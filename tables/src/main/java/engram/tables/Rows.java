package engram.tables;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of files or of a query, in their order. Parquet is read where it is, again and again;
 * anything else is copied to a scratch table once it is to be read more than once, since parsing is
 * slow and a query may give its rows in another order the next time.
 */
final class Rows implements AutoCloseable {
    /** The column of {@link #numbered} that counts rows from 1. */
    static final String NUMBER = Sql.name("engram row");

    /** The column of {@link #view} that counts its rows from 0. */
    static final String POSITION = Sql.name("engram position");

    private final String name;
    private final List<Path> files;
    private final Database database;
    private final boolean rereadable;
    private final Schema schema;
    private final String opened;
    private String relation;

    private Rows(String name, List<Path> files, Database database, Opened opened) {
        this.name = name;
        this.files = files;
        this.database = database;
        this.rereadable = opened.rereadable;
        this.opened = opened.relation;
        this.relation = opened.relation;
        this.schema = opened.schema;
    }

    private record Opened(String relation, boolean rereadable, Schema schema) {}

    static Rows of(Path path, TableOptions options) {
        List<Path> files = TableFormat.files(path);
        TableFormat format = TableFormat.of(files.get(0)).orElseThrow();
        if (format == TableFormat.SQL) {
            return ofQuery(path.toString(), text(path));
        }
        Database database = new Database(new Complaints(Optional.of(path))::of);
        try {
            return new Rows(
                    path.toString(), files, database, open(format, files, database, options));
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
            Schema schema = describe(relation, database);
            return new Rows(name, List.of(), database, new Opened(relation, false, schema));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Opened open(
            TableFormat format, List<Path> files, Database database, TableOptions options) {
        String list = "[" + Sql.texts(files) + "]";
        if (format == TableFormat.CSV) {
            String relation = csv(files, list, database, options);
            return new Opened(relation, false, describe(relation, database));
        }
        for (Path file : files) {
            requireContent(file);
        }
        String relation =
                format == TableFormat.PARQUET
                        ? "read_parquet(" + list + ")"
                        : "read_json(" + list + ", sample_size = -1)";
        boolean rereadable = format == TableFormat.PARQUET;
        return new Opened(relation, rereadable, describe(relation, database));
    }

    /**
     * Types are guessed from the first rows. A number that looks whole there may have a fraction
     * further down; what serves as text must not lose its leading zeros.
     */
    private static String csv(
            List<Path> files, String list, Database database, TableOptions options) {
        CsvDialect dialect = CsvDialect.of(files);
        Map<String, String> types = new HashMap<>();
        Stream.of(options.categories().stream(), options.label().stream(), options.id().stream())
                .flatMap(names -> names)
                .filter(dialect.columns()::contains)
                .forEach(column -> types.put(column, "VARCHAR"));
        String guessed = "read_csv(" + list + dialect.arguments(types) + ")";
        try {
            describe(guessed, database)
                    .types()
                    .forEach(
                            (column, type) -> {
                                if (ColumnKind.isWhole(type)) {
                                    types.put(column, "DOUBLE");
                                }
                            });
        } catch (UnreadableDataException e) {
            // The guess fails without saying at which line; reading plain text does say it.
            String plain = "read_csv(" + list + dialect.plainArguments() + ")";
            database.list("SELECT count(*) FROM " + plain, row -> row.getLong(1));
            throw e;
        }
        return "read_csv(" + list + dialect.arguments(types) + ")";
    }

    private static Schema describe(String relation, Database database) {
        Map<String, String> types = new LinkedHashMap<>();
        String describe = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ";
        database.list(
                describe + relation + ")", row -> types.put(row.getString(1), row.getString(2)));
        return new Schema(types);
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

    /** The query or the files as they were opened, in SQL. */
    String query() {
        return opened;
    }

    /** What stands after FROM. */
    synchronized String relation() {
        return relation;
    }

    /** What stands after FROM to have the row's {@link #NUMBER} too. */
    String numbered() {
        return "(SELECT *, row_number() OVER () AS " + NUMBER + " FROM " + relation() + ")";
    }

    /** What stands after FROM to have, of rows under a condition, number and {@link #POSITION}. */
    String view(Optional<String> condition) {
        String position = condition.map(c -> "row_number() OVER ()").orElse(NUMBER) + " - 1";
        return "(SELECT *, %s AS %s FROM %s%s)"
                .formatted(
                        position,
                        POSITION,
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
