package engram.tables;

import engram.data.TableEncoding;
import engram.data.TableEncoding.Category;
import engram.data.TableEncoding.Column;
import engram.data.TableEncoding.Flag;
import engram.data.TableEncoding.Logarithmic;
import engram.data.TableEncoding.Numeric;
import engram.data.UnreadableDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds an encoding for a table: what each column holds and, from at most a million training rows,
 * drawn at random where there are more, its statistics.
 */
final class Fitting {
    private static final Logger LOG = LoggerFactory.getLogger(Fitting.class);
    private static final int ROWS = 1_000_000;
    private static final int MANY_VALUES = 256;
    private static final int FEW_VALUES = 16;
    private static final String EMPTY = "are empty in the training rows";

    /** One unit of error for a column that never varied in training. */
    private static final double TENTH = 0.1;

    /** Beyond it, squares overflow. */
    private static final double LARGEST = 1e150;

    private final Rows rows;
    private final TableOptions options;
    private final Database database;
    private final String table;
    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();
    private final List<String> constant = new ArrayList<>();

    Fitting(Rows rows, TableOptions options) {
        this.rows = rows;
        this.options = options;
        this.database = rows.database();
        this.table = database.scratch() + ".fitted";
    }

    /**
     * @param view the rows, in SQL, with their {@link Rows#NUMBER} and {@link Rows#POSITION}
     */
    TableEncoding fit(String view, BitSet positions) {
        if (positions.isEmpty()) {
            throw new UnreadableDataException(rows.name() + ": there are no rows to learn from");
        }
        Map<String, String> expressions = expressions();
        select(view, positions, expressions);
        // Sums depend on their order, and the order on the threads.
        database.run("SET threads = 1");
        try {
            List<Column> columns = new ArrayList<>();
            for (String column : expressions.keySet()) {
                Optional<? extends Column> fitted =
                        isCategory(column) ? category(column) : number(column);
                fitted.ifPresent(columns::add);
            }
            report(columns.size() == constant.size());
            return new TableEncoding(columns);
        } finally {
            database.run("RESET threads");
            database.run("DROP TABLE " + table);
        }
    }

    private boolean isCategory(String column) {
        return options.categories().contains(column)
                || rows.schema().kind(column) == ColumnKind.WORDS;
    }

    private Map<String, String> expressions() {
        Map<String, String> expressions = new LinkedHashMap<>();
        Schema schema = rows.schema();
        for (String column : schema.types().keySet()) {
            boolean role = options.label().filter(column::equals).isPresent();
            if (role || options.roles().has(column) || options.ignored().contains(column)) {
                continue;
            }
            if (isCategory(column)) {
                expressions.put(column, schema.text(column));
            } else if (schema.kind(column) == ColumnKind.OTHER) {
                leaveOut(
                        column,
                        "are neither numbers, truth values nor words (take what matters out of"
                                + " dates and nested values by a query)");
            } else {
                String number = schema.number(column, false);
                expressions.put(
                        column,
                        "CASE WHEN isnan(" + number + ") THEN NULL ELSE " + number + " END");
            }
        }
        return expressions;
    }

    /** Copies the chosen rows, in order, so that statistics cost one pass over the whole. */
    private void select(String view, BitSet positions, Map<String, String> expressions) {
        String chosen = database.scratch() + ".chosen";
        database.run("CREATE OR REPLACE TABLE " + chosen + " (position BIGINT)");
        append(atMost(ROWS, positions));
        String columns =
                expressions.entrySet().stream()
                        .map(e -> ", " + e.getValue() + " AS " + Sql.name(e.getKey()))
                        .collect(Collectors.joining());
        database.run(
                "CREATE OR REPLACE TABLE "
                        + table
                        + " AS SELECT "
                        + Rows.NUMBER
                        + columns
                        + " FROM "
                        + view
                        + " WHERE "
                        + Rows.POSITION
                        + " IN (SELECT position FROM "
                        + chosen
                        + ") ORDER BY "
                        + Rows.NUMBER);
        database.run("DROP TABLE " + chosen);
    }

    private void append(BitSet positions) {
        try (DuckDBAppender appender =
                database.connection().createAppender("scratch", "main", "chosen")) {
            for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
                appender.beginRow().append((long) p).endRow();
            }
        } catch (SQLException e) {
            throw database.complaint(e);
        }
    }

    /** Always the same ones, at random: every n-th row could fall in with a rhythm of the data. */
    static BitSet atMost(int count, BitSet positions) {
        SplittableRandom random = new SplittableRandom(0);
        BitSet chosen = new BitSet(positions.length());
        int left = positions.cardinality();
        int wanted = Math.min(count, left);
        for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
            if (random.nextInt(left--) < wanted) {
                chosen.set(p);
                wanted--;
            }
        }
        return chosen;
    }

    private Optional<Column> number(String column) {
        requireFinite(column);
        NumberStatistics s =
                only(NumberStatistics.of(column, options.scaling()), NumberStatistics::read);
        if (s.empty()) {
            leaveOut(column, EMPTY);
            return Optional.empty();
        }
        if (s.constant()) {
            constant.add(column);
        }
        if (s.truths()) {
            return Optional.of(new Flag(column, s.median() >= 0.5 ? 1 : 0, s.missing()));
        }
        double center = s.center(options.scaling());
        double scale = s.scale(options.scaling());
        if (s.constant() && center != 0) {
            scale = TENTH * Math.abs(center);
        }
        return Optional.of(
                options.scaling() == Scaling.LOG
                        ? new Logarithmic(
                                column, center, scale, Logarithmic.number(s.median()), s.missing())
                        : new Numeric(column, center, scale, s.median(), s.missing()));
    }

    private void requireFinite(String column) {
        String x = Sql.name(column);
        database.list(
                "SELECT %s, %s FROM %s WHERE NOT abs(%s) < %s ORDER BY 1 LIMIT 1"
                        .formatted(Rows.NUMBER, x, table, x, LARGEST),
                row -> {
                    throw TableReader.notFinite(
                            rows.name(), row.getLong(1), column, row.getDouble(2));
                });
    }

    private Optional<Column> category(String column) {
        String x = Sql.name(column);
        long[] counts =
                only(
                        "SELECT count(DISTINCT %1$s), count(%1$s), count(*)".formatted(x),
                        row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)});
        boolean missing = counts[1] < counts[2];
        if (counts[0] == 0) {
            leaveOut(column, EMPTY);
            return Optional.empty();
        }
        if (counts[0] == 1 && !missing) {
            constant.add(column);
        }
        boolean many =
                counts[0] > MANY_VALUES || (counts[0] > FEW_VALUES && counts[0] > counts[2] / 2);
        if (many && !options.categories().contains(column)) {
            leaveOut(
                    column,
                    "have so many different words that they look like identifiers (take them as"
                            + " categories all the same by naming them so in the options)");
            return Optional.empty();
        }
        List<String> values =
                database.list(
                        "SELECT DISTINCT %s FROM %s WHERE %s IS NOT NULL".formatted(x, table, x),
                        row -> row.getString(1));
        return Optional.of(new Category(column, values.stream().sorted().toList(), missing));
    }

    private <T> T only(String select, Database.Row<T> row) {
        return database.list(select + " FROM " + table, row).get(0);
    }

    private void leaveOut(String column, String why) {
        leftOut.computeIfAbsent(why, reason -> new ArrayList<>()).add(column);
    }

    /**
     * Constant columns stay, since a deviation from what never varied tells most; alone they teach
     * nothing.
     */
    private void report(boolean nothingLeft) {
        List<String> sentences = new ArrayList<>();
        leftOut.forEach(
                (why, columns) -> sentences.add(String.join(", ", columns) + ": they " + why));
        if (nothingLeft && !constant.isEmpty()) {
            sentences.add(
                    0, String.join(", ", constant) + ": they are constant in the training rows");
        }
        if (nothingLeft) {
            throw new UnreadableDataException(
                    rows.name()
                            + ": no column can be learned from; "
                            + (sentences.isEmpty()
                                    ? "there is none"
                                    : String.join("; ", sentences)));
        }
        sentences.forEach(sentence -> LOG.warn("{}: left out {}", rows.name(), sentence));
        if (!constant.isEmpty()) {
            LOG.warn(
                    "{}: constant in the training rows, so that any other value counts against a row: {}",
                    rows.name(),
                    String.join(", ", constant));
        }
    }
}
