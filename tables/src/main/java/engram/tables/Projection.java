package engram.tables;

import engram.data.NumberSpelling;
import engram.data.NumberText;
import engram.data.NumberWriting;
import engram.data.TableEncoding;
import engram.data.TableEncoding.Category;
import engram.data.TableEncoding.Column;
import engram.data.TableEncoding.Flag;
import engram.data.TableEncoding.Logarithmic;
import engram.data.TableEncoding.Numeric;
import engram.data.UnreadableDataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What to select so that each column of an encoding arrives as the one number that {@link
 * Column#number} has for it. DuckDB looks up categories on its own threads.
 */
final class Projection {
    private final Rows rows;
    private final TableOptions options;
    private boolean strangersKnown;

    Projection(Rows rows, TableOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /**
     * One for each column of the encoding.
     *
     * @throws UnreadableDataException if a column is not there, or is of another type
     */
    List<ColumnReading> of(TableEncoding encoding) {
        warnOfStrangers(encoding);
        Set<String> marks = new TreeSet<>(encoding.missing());
        marks.addAll(options.cells().missing());
        List<ColumnReading> readings = new ArrayList<>();
        for (Column column : encoding.columns()) {
            if (!rows.schema().has(column.name())) {
                throw new UnreadableDataException(
                        "%s: column %s is missing, which the detector was trained with; there are %s"
                                .formatted(
                                        rows.name(),
                                        column.name(),
                                        String.join(", ", rows.schema().types().keySet())));
            }
            readings.add(reading(column, marks));
        }
        return readings;
    }

    private ColumnReading reading(Column column, Set<String> marks) {
        boolean words = rows.schema().kind(column.name()) == ColumnKind.WORDS;
        boolean text = words && !(column instanceof Category);
        String number =
                column instanceof Category category
                        ? index(category, marks)
                        : number(column, marks);
        Optional<String> closer =
                text
                        ? Optional.of(
                                "CASE WHEN %s IS NULL THEN %s END"
                                        .formatted(number, rows.schema().text(column.name())))
                        : Optional.empty();
        return new ColumnReading(
                number,
                closer,
                spelling(column),
                column instanceof Flag,
                writing(column).infinite(),
                Set.copyOf(Cell.lowered(marks)));
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
        Set<String> known = new HashSet<>(encoding.leftOut().keySet());
        encoding.columns().forEach(column -> known.add(column.name()));
        known.addAll(options.columns().ignored());
        options.label().ifPresent(known::add);
        List<String> strangers =
                rows.schema().types().keySet().stream()
                        .filter(name -> !known.contains(name) && !options.roles().has(name))
                        .toList();
        if (!strangers.isEmpty()) {
            rows.notes().tell("the detector does not use these columns: " + Notes.names(strangers));
        }
    }

    private String number(Column column, Set<String> marks) {
        boolean truth = column instanceof Flag;
        Schema schema = rows.schema();
        String expected = truth ? "truth values" : "numbers";
        return switch (schema.kind(column.name())) {
            case NUMBER, TRUTH -> new Cell(schema, column.name(), marks).plain(false);
            case WORDS -> written(column, marks);
            case TIMES -> throw otherType(column, expected, ColumnKind.TIMES.plural);
            case OTHER -> throw otherType(column, expected, ColumnKind.OTHER.plural);
        };
    }

    /** What a quick look takes for a number; NULL where it takes a closer one. */
    private String written(Column column, Set<String> marks) {
        String text = rows.schema().text(column.name());
        String cast = "TRY_CAST(" + text + " AS DOUBLE)";
        List<String> missing =
                marks.stream().filter(mark -> mark.strip().matches(NumberText.PLAIN)).toList();
        List<String> doubts = new ArrayList<>();
        if (spelling(column) == NumberSpelling.COMMA) {
            doubts.add("contains(" + text + ", '.')");
        }
        if (!missing.isEmpty()) {
            doubts.add("lower(trim(" + text + ")) IN (" + Sql.texts(Cell.lowered(missing)) + ")");
        }
        return doubts.isEmpty()
                ? cast
                : "CASE WHEN NOT (" + String.join(" OR ", doubts) + ") THEN " + cast + " END";
    }

    private NumberSpelling spelling(Column column) {
        return Kinds.effective(writing(column).spelling(), rows.schema().delimiter());
    }

    private static NumberWriting writing(Column column) {
        if (column instanceof Numeric numeric) {
            return numeric.writing();
        }
        return column instanceof Logarithmic logarithmic
                ? logarithmic.writing()
                : NumberWriting.PLAIN;
    }

    private String index(Category category, Set<String> marks) {
        Schema schema = rows.schema();
        ColumnKind kind = schema.kind(category.name());
        boolean wordsOnly = category.values().stream().noneMatch(Projection::readsAsNumber);
        if (kind == ColumnKind.OTHER || (kind == ColumnKind.NUMBER && wordsOnly)) {
            throw otherType(category, "words", kind.plural);
        }
        String text = schema.text(category.name());
        return "CASE WHEN %1$s IS NULL OR %1$s = '' THEN NULL ELSE coalesce(%2$s, %3$s) END"
                .formatted(text, known(text, category.values()), other(text, category, marks));
    }

    private static String known(String text, List<String> values) {
        return values.isEmpty()
                ? "NULL"
                : "CAST(enum_code(TRY_CAST(%s AS ENUM(%s))) AS DOUBLE)"
                        .formatted(text, Sql.texts(values));
    }

    /** A number may have lost its zeros on the way; a word may mean missing; any other is new. */
    private static String other(String text, Category category, Set<String> marks) {
        StringBuilder cases = new StringBuilder("CASE");
        if (category.values().stream().anyMatch(v -> v.strip().matches(NumberText.PLAIN))) {
            String numbers =
                    category.values().stream()
                            .map(v -> v.strip().matches(NumberText.PLAIN) ? v.strip() : "NULL")
                            .collect(Collectors.joining(", "));
            String position =
                    "list_position([%s]::DOUBLE[], TRY_CAST(%s AS DOUBLE))"
                            .formatted(numbers, text);
            cases.append(
                    " WHEN TRY_CAST(%s AS DOUBLE) IS NOT NULL AND %s > 0 THEN %s - 1"
                            .formatted(text, position, position));
        }
        if (!marks.isEmpty()) {
            cases.append(
                    " WHEN lower(trim(%s)) IN (%s) THEN NULL"
                            .formatted(text, Sql.texts(Cell.lowered(marks))));
        }
        cases.append(" WHEN true THEN ").append(category.values().size()).append("::DOUBLE END");
        return cases.toString();
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
}
