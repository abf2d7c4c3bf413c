package engram.tables;

import engram.data.TableEncoding;
import engram.data.TableEncoding.Category;
import engram.data.TableEncoding.Column;
import engram.data.TableEncoding.Flag;
import engram.data.UnreadableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to select so that each column of an encoding arrives as the one number that {@link
 * Column#number} has for it. DuckDB looks up categories on its own threads.
 */
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final Rows rows;
    private final TableOptions options;
    private boolean strangersKnown;

    Projection(Rows rows, TableOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /**
     * One expression for each column of the encoding.
     *
     * @throws UnreadableDataException if a column is not there, or is of another type
     */
    List<String> of(TableEncoding encoding) {
        warnOfStrangers(encoding);
        List<String> expressions = new ArrayList<>();
        for (Column column : encoding.columns()) {
            if (!rows.schema().has(column.name())) {
                throw new UnreadableDataException(
                        "%s: column %s is missing, which the detector was trained with; there are %s"
                                .formatted(
                                        rows.name(),
                                        column.name(),
                                        String.join(", ", rows.schema().types().keySet())));
            }
            expressions.add(column instanceof Category category ? index(category) : number(column));
        }
        return expressions;
    }

    /** The user has heard why columns are left out. */
    void strangersKnown() {
        strangersKnown = true;
    }

    private void warnOfStrangers(TableEncoding encoding) {
        if (strangersKnown) {
            return;
        }
        strangersKnown = true;
        List<String> known =
                Stream.of(
                                encoding.columns().stream().map(Column::name),
                                options.ignored().stream(),
                                options.label().stream())
                        .flatMap(names -> names)
                        .toList();
        List<String> strangers =
                rows.schema().types().keySet().stream()
                        .filter(name -> !known.contains(name) && !options.roles().has(name))
                        .toList();
        if (!strangers.isEmpty()) {
            LOG.warn(
                    "{}: the detector does not use these columns: {}",
                    rows.name(),
                    String.join(", ", strangers));
        }
    }

    private String number(Column column) {
        boolean truth = column instanceof Flag;
        Schema schema = rows.schema();
        ColumnKind kind = schema.kind(column.name());
        String expected = truth ? "truth values" : "numbers";
        if (kind == ColumnKind.OTHER) {
            throw otherType(column, expected, kind.plural);
        }
        String number = schema.number(column.name(), truth);
        if (kind == ColumnKind.WORDS) {
            requireNumbers(column, number, expected);
        }
        return "coalesce(" + number + ", 'nan'::DOUBLE)";
    }

    private void requireNumbers(Column column, String number, String expected) {
        String x = Sql.name(column.name());
        database()
                .list(
                        "SELECT %s, %s FROM %s WHERE %s IS NOT NULL AND %s IS NULL LIMIT 1"
                                .formatted(Rows.NUMBER, x, rows.numbered(), x, number),
                        row -> {
                            String found = "\"%s\" in row %d";
                            throw otherType(
                                    column,
                                    expected,
                                    found.formatted(row.getString(2), row.getLong(1)));
                        });
    }

    private String index(Category category) {
        Schema schema = rows.schema();
        ColumnKind kind = schema.kind(category.name());
        boolean wordsOnly = category.values().stream().noneMatch(Projection::readsAsNumber);
        if (kind == ColumnKind.OTHER || (kind == ColumnKind.NUMBER && wordsOnly)) {
            throw otherType(category, "words", kind.plural);
        }
        String text = schema.text(category.name());
        int other = category.values().size();
        return "CASE WHEN %1$s IS NULL THEN 'nan'::DOUBLE ELSE %2$s END"
                .formatted(Sql.name(category.name()), known(text, category.values(), other));
    }

    private static String known(String text, List<String> values, int other) {
        String code = "enum_code(TRY_CAST(%s AS ENUM(%s)))".formatted(text, Sql.texts(values));
        return values.isEmpty()
                ? "0::DOUBLE"
                : "coalesce(CAST(" + code + " AS DOUBLE), " + other + "::DOUBLE)";
    }

    private static boolean readsAsNumber(String value) {
        return value.matches("[-+.\\d].*");
    }

    private UnreadableDataException otherType(Column column, String expected, String found) {
        return new UnreadableDataException(
                "%s: column %s: expected %s, as in training, found %s"
                        .formatted(rows.name(), column.name(), expected, found));
    }

    /** 0, 1 or 2: the position of the row's {@link engram.data.Label}. */
    static String label(Schema schema, TableOptions options) {
        return options.label()
                .map(
                        column ->
                                "CASE WHEN %s IS NULL THEN 2 WHEN %s THEN 0 ELSE 1 END"
                                        .formatted(Sql.name(column), isNormal(schema, options)))
                .orElse("2");
    }

    static String isNormal(Schema schema, TableOptions options) {
        Optional<String> text = options.label().map(schema::text);
        return text.map(t -> t + " IN (" + Sql.texts(options.normal()) + ")").orElse("true");
    }

    private Database database() {
        return rows.database();
    }
}
