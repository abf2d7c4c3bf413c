package engram.tables;

import engram.data.Given;
import engram.data.Label;
import engram.data.SampleShape;
import engram.data.Samples;
import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.tables.columns.ColumnKind;
import engram.tables.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table: a CSV, Parquet or JSON file, a folder of them, or the result of a query, read through
 * DuckDB at constant memory.
 *
 * <p>Text is taken for what all cells of its column are: numbers in any common spelling, truth
 * values, dates or words. Numbers are scaled, truth values and numbers that are only ever 0 or 1
 * stay as they are, words become one-hot. Columns constant in the training rows stay, with a
 * warning: any other value counts against a row. Left out, with a warning: empty columns, words
 * with so many different values that they look like identifiers, numbers that only count rows,
 * dates and times, and nested values, which a query can turn into numbers. Statistics come from at
 * most a million training rows, drawn at random.
 *
 * <p>An encoding that was fitted before decides how other rows are read: each cell by its column's
 * kind, whatever else is in its file. What is none of that kind, infinite, or missing as nothing
 * was in training, counts against its row, with a warning.
 */
public final class Table implements Source {
    /** What the names of files end in that can be opened, for a sentence. */
    public static final String NAMES = TableFormat.NAMES;

    private static final int NAMED_VALUES = 10;

    private final Rows rows;
    private final TableOptions options;
    private final boolean onlyNormal;
    private final Projection projection;
    private long size = -1;
    private Fitted fitted;
    private CellSource cells;
    private String fingerprint;
    private RowMarks marks;
    private Parts parts;

    private record Fitted(BitSet positions, TableEncoding encoding) {}

    private Table(Rows rows, TableOptions options, boolean onlyNormal, Projection projection) {
        this.projection = projection;
        this.rows = rows;
        this.options = options;
        this.onlyNormal = onlyNormal;
    }

    /**
     * Opens a file (.csv, .tsv, .json, .ndjson or .arff, each also packed; .parquet; .sql, which
     * holds a query; .txt, .log or .dat that begins as a table or as a log with #fields), a folder
     * of such files or a pattern like {@code days/*.parquet}.
     *
     * @throws UnreadableDataException if it cannot be read, or lacks a column that the options name
     */
    public static Table open(Path path, TableOptions options) {
        return checked(Rows.of(Given.some(path, "a path to a table"), options), options);
    }

    /**
     * The result of one SELECT statement of DuckDB's SQL. Files are named in it, relative to the
     * working directory: {@code SELECT * FROM 'rows.parquet' WHERE hour < 12}.
     *
     * @throws UnreadableDataException if it is no such statement, or lacks a column that the
     *     options name
     */
    public static Table query(String sql, TableOptions options) {
        return checked(Rows.ofQuery("query", Given.some(sql, "a query")), options);
    }

    /** Whether {@link #open} takes this path, as far as names tell. */
    public static boolean recognises(Path path) {
        if (Files.isRegularFile(path)) {
            return TableFormat.of(path).isPresent();
        }
        try {
            return !TableFormat.files(path).isEmpty();
        } catch (UnreadableDataException e) {
            return false;
        }
    }

    /**
     * Whether {@link #open} says best why a path is not taken: a spreadsheet, an archive, or a
     * folder whose tables cannot be read as one.
     */
    public static boolean explains(Path path) {
        return Files.isDirectory(path)
                ? TableFormat.holdsTables(path)
                : TableFormat.isStranger(path);
    }

    private static Table checked(Rows rows, TableOptions options) {
        try {
            TableOptions named = options.named(column -> rows.schema().like(column).orElse(column));
            Table table = new Table(rows, named, false, new Projection(rows, named));
            table.requireColumns();
            return table;
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private void requireColumns() {
        Schema schema = rows.schema();
        schema.require("label", options.label().stream().toList(), name());
        schema.require("id", options.id().stream().toList(), name());
        schema.require("group", options.roles().group().stream().toList(), name());
        schema.require("time", options.roles().time().stream().toList(), name());
        schema.require("ignored", options.columns().ignored(), name());
        schema.require("category", options.columns().categories(), name());
        schema.require("number", options.columns().numbers(), name());
        if (options.label().isPresent() && options.normal().isEmpty()) {
            throw new UnreadableDataException(
                    "%s: say which values of column %s are normal (--normal); it has %s"
                            .formatted(name(), options.label().get(), labels()));
        }
    }

    /** The most frequent labels, with how often they occur. */
    private String labels() {
        String label = options.label().map(rows.schema()::text).orElseThrow();
        String sql =
                "SELECT %s, count(*) FROM %s GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %d"
                        .formatted(label, rows.relation(), NAMED_VALUES + 1);
        List<String> values =
                rows.database()
                        .list(sql, row -> quoted(row.getString(1)) + " (" + row.getLong(2) + ")");
        String listed = values.stream().limit(NAMED_VALUES).collect(Collectors.joining(", "));
        return values.size() > NAMED_VALUES ? listed + " and more" : listed;
    }

    /** In quotes, so that blanks can be seen. */
    private static String quoted(String value) {
        return value == null ? "nothing" : '"' + value + '"';
    }

    @Override
    public String name() {
        return rows.name();
    }

    /** Whether this is one of the files that are read; of a query, that is not known. */
    public boolean reads(Path file) {
        return rows.files().stream().anyMatch(own -> isSame(own, file));
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return List.copyOf(rows.schema().types().keySet());
    }

    /** Whether there is this column; capitals in its name do not matter. */
    public boolean has(String column) {
        return rows.schema().like(column).isPresent();
    }

    /** {@inheritDoc} What was found out of the first line holds for later files too. */
    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(options.settings());
        rows.namesFirst().ifPresent(names -> settings.putIfAbsent("header", names.toString()));
        return settings;
    }

    @Override
    public synchronized int size() {
        if (size < 0) {
            rows.keep();
            String sql = "SELECT count(*) FROM " + (onlyNormal ? view() : rows.relation());
            size = rows.database().list(sql, row -> row.getLong(1)).get(0);
        }
        if (size == 0) {
            throw new UnreadableDataException(
                    name() + ": there are no " + (onlyNormal ? "normal " : "") + "rows");
        }
        return Math.toIntExact(size);
    }

    @Override
    public synchronized Parts parts() {
        if (parts == null) {
            parts = dealt();
        }
        return parts;
    }

    private Parts dealt() {
        if (options.label().isEmpty() || onlyNormal) {
            return Parts.of(this);
        }
        rows.keep();
        for (String normal : options.normal()) {
            String sql =
                    "SELECT count_if(%s) FROM %s"
                            .formatted(
                                    Projection.isOne(rows.schema(), options, List.of(normal)),
                                    rows.relation());
            if (rows.database().list(sql, row -> row.getLong(1)).get(0) == 0) {
                throw new UnreadableDataException(name() + ": " + noneHas(normal));
            }
        }
        return Parts.of(new Table(rows, options, true, projection));
    }

    @Override
    public String id(int position) {
        return marks().id(position);
    }

    @Override
    public Label label(int position) {
        return marks().label(position);
    }

    private String noneHas(String normal) {
        return "no row has \"%s\" in column %s; it has %s"
                .formatted(normal, options.label().orElseThrow(), labels());
    }

    private synchronized RowMarks marks() {
        if (marks == null) {
            rows.keep();
            marks = RowMarks.read(rows, options, condition());
            if (options.label().isPresent() && marks.lacks(Label.NORMAL)) {
                rows.notes().tell(noneHas(String.join("\", \"", options.normal())));
            }
        }
        return marks;
    }

    /**
     * {@inheritDoc} By the options' group column; else in stretches of the options' time column;
     * else at random.
     */
    @Override
    public Grouping grouping() {
        Optional<String> group = options.roles().group();
        Optional<String> time = options.roles().time();
        if (group.isEmpty() && time.isEmpty()) {
            return Grouping.AT_RANDOM;
        }
        rows.keep();
        if (group.isPresent()) {
            String sql =
                    "SELECT %s FROM %s ORDER BY %s"
                            .formatted(rows.schema().text(group.get()), view(), rows.position());
            List<String> keys = rows.database().list(sql, row -> row.getString(1));
            return Grouping.by("column " + group.get(), keys);
        }
        String sql =
                "SELECT %1$s FROM %2$s ORDER BY %3$s, %1$s"
                        .formatted(rows.position(), view(), clock(time.orElseThrow()));
        List<Integer> order = rows.database().list(sql, row -> row.getInt(1));
        return new Grouping.Stretches(
                "column " + time.get(), order.stream().mapToInt(Integer::intValue).toArray());
    }

    /** What orders rows in time: text may hold numbers, or dates, or what sorts as text does. */
    private String clock(String column) {
        if (rows.schema().kind(column) != ColumnKind.WORDS) {
            return Sql.name(column);
        }
        String text = rows.schema().text(column);
        return "TRY_CAST(%1$s AS DOUBLE), TRY_CAST(%1$s AS TIMESTAMP), %1$s".formatted(text);
    }

    /** The encoding of the positions asked for last is kept: it is asked for again. */
    @Override
    public synchronized TableEncoding fit(BitSet positions) {
        if (fitted == null || !fitted.positions.equals(positions)) {
            rows.keep();
            projection.strangersKnown();
            fitted =
                    new Fitted(
                            (BitSet) positions.clone(),
                            new Fitting(rows, options, cells()).fit(positions));
        }
        return fitted.encoding;
    }

    private CellSource cells() {
        if (cells == null) {
            cells = new CellSource(rows, options, view(), size());
        }
        return cells;
    }

    @Override
    public SampleShape outline() {
        return new SampleShape.Row(Math.max(1, rows.schema().types().size()));
    }

    /** Once it has been fitted: how many rows, which columns as what, and what was left out. */
    @Override
    public synchronized List<String> remarks() {
        return fitted == null
                ? List.of()
                : List.of(
                        "%,d %srows of %s: %s"
                                .formatted(
                                        size(),
                                        onlyNormal ? "normal " : "",
                                        name(),
                                        ColumnSummary.of(fitted.encoding)));
    }

    /** What was said so far of how its rows were taken, a line each; warnings say the same. */
    public List<String> notes() {
        return rows.notes().told();
    }

    private String view() {
        return rows.view(condition());
    }

    private Optional<String> condition() {
        return onlyNormal
                ? Optional.of(Projection.isNormal(rows.schema(), options))
                : Optional.empty();
    }

    /**
     * All rows in order, streamed. A CSV or JSON file or a query is parsed anew on each walk, until
     * {@link #size}, {@link #parts} or {@link #fit} have made a copy in a temporary file; without
     * ORDER BY, a query's rows may come in another order each time it runs. Columns that the
     * encoding does not know are passed over with a warning.
     */
    @Override
    public Samples encode(Encoding encoding) {
        if (!(encoding instanceof TableEncoding table)) {
            throw new UnreadableDataException(
                    name() + " is a table; the detector was trained on pictures");
        }
        return new TableSamples(rows, options, onlyNormal, table, projection.of(table));
    }

    /**
     * {@inheritDoc}
     *
     * <p>For a query: over its text and the rows of its result as DuckDB prints them, in order.
     */
    @Override
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            fingerprint = new Fingerprint(rows).toString();
        }
        return fingerprint;
    }

    /** Where the temporary copy is. */
    Path scratch() {
        return rows.database().folder();
    }

    /** Gives back the temporary copy. {@link #parts} end with the table they came from. */
    @Override
    public void close() {
        if (!onlyNormal) {
            rows.close();
        }
    }
}
