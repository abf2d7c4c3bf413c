package engram.tables;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.MissingMarks;
import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberText;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.TableEncoding;
import engram.tables.columns.ColumnKind;
import engram.tables.columns.Kinds;
import engram.tables.database.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<String> absent = new ArrayList<>();
        for (Column column : encoding.columns()) {
            Optional<String> name = rows.schema().like(column.name());
            if (name.isEmpty()) {
                absent.add(column.name());
            }
            readings.add(name.map(n -> reading(column, n, marks)).orElse(ColumnReading.ABSENT));
        }
        requireColumns(absent, encoding);
        return readings;
    }

    private void requireColumns(List<String> absent, TableEncoding encoding) {
        if (absent.isEmpty()) {
            return;
        }
        if (!rows.schema().open() || absent.size() == encoding.columns().size()) {
            throw new UnreadableDataException(
                    "%s: column %s is missing, which the detector was trained with; there are %s"
                            .formatted(
                                    rows.name(),
                                    absent.get(0),
                                    Notes.names(rows.schema().types().keySet())));
        }
        rows.notes().tell("none of the rows has " + Notes.names(absent));
    }

    private ColumnReading reading(Column column, String name, Set<String> marks) {
        boolean words = rows.schema().kind(name) == ColumnKind.WORDS;
        String number;
        Optional<String> closer = Optional.empty();
        if (column instanceof Category category) {
            number = index(category, name, marks);
            closer = Optional.of(closer(name, number + " = " + category.values().size()));
        } else {
            number = number(column, name, marks);
            if (words) {
                closer = Optional.of(closer(name, number + " IS NULL"));
            }
        }
        return new ColumnReading(
                number, closer, writing(column), column instanceof Flag, new MissingMarks(marks));
    }

    /** The text of cells that take a closer look. */
    private String closer(String name, String taking) {
        return "CASE WHEN %s THEN %s END".formatted(taking, rows.schema().text(name));
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
        Set<String> known = new HashSet<>();
        Stream.concat(
                        encoding.leftOut().keySet().stream(),
                        encoding.columns().stream().map(Column::name))
                .forEach(name -> rows.schema().like(name).ifPresent(known::add));
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

    private String number(Column column, String name, Set<String> marks) {
        boolean truth = column instanceof Flag;
        Schema schema = rows.schema();
        String expected = truth ? "truth values" : "numbers";
        return switch (schema.kind(name)) {
            case NUMBER, TRUTH -> finite(column, Cell.of(schema, name, marks).plain(false));
            case WORDS -> finite(column, written(column, name, marks));
            case TIMES -> throw otherType(column, expected, ColumnKind.TIMES.plural);
            case OTHER -> throw otherType(column, expected, ColumnKind.OTHER.plural);
        };
    }

    /** What is as good as infinite is missing where infinite numbers are. */
    private String finite(Column column, String number) {
        return writing(column).infinite()
                ? "CASE WHEN abs(%1$s) < %2$s THEN %1$s END"
                        .formatted(number, NumberWriting.LARGEST)
                : number;
    }

    /** What a quick look takes for a number; NULL where it takes a closer one. */
    private String written(Column column, String name, Set<String> marks) {
        String text = rows.schema().text(name);
        String cast = "TRY_CAST(" + text + " AS DOUBLE)";
        String missing = Cell.numbers(marks);
        List<String> doubts = new ArrayList<>();
        if (writing(column).spelling() == NumberSpelling.COMMA) {
            doubts.add("contains(" + text + ", '.')");
        }
        if (!missing.isEmpty()) {
            doubts.add("coalesce(" + cast + " IN (" + missing + "), false)");
        }
        return doubts.isEmpty()
                ? cast
                : "CASE WHEN NOT (" + String.join(" OR ", doubts) + ") THEN " + cast + " END";
    }

    private NumberWriting writing(Column column) {
        NumberWriting known = NumberWriting.PLAIN;
        if (column instanceof Numeric numeric) {
            known = numeric.writing();
        } else if (column instanceof Logarithmic logarithmic) {
            known = logarithmic.writing();
        }
        return new NumberWriting(
                Kinds.effective(known.spelling(), rows.schema().delimiter()),
                known.infinite(),
                known.unit(),
                known.measure());
    }

    private String index(Category category, String name, Set<String> marks) {
        Schema schema = rows.schema();
        ColumnKind kind = schema.kind(name);
        boolean wordsOnly = category.values().stream().noneMatch(Projection::readsAsNumber);
        if (kind == ColumnKind.OTHER || (kind == ColumnKind.NUMBER && wordsOnly)) {
            throw otherType(category, "words", kind.plural);
        }
        String text = schema.text(name);
        return "CASE WHEN %1$s IS NULL OR %1$s = '' THEN NULL ELSE coalesce(%2$s, %3$s) END"
                .formatted(text, known(text, category.values()), other(text, category, marks));
    }

    private static String known(String text, List<String> values) {
        // Detectors of earlier versions may know words with blanks around them.
        List<String> stripped = values.stream().map(String::strip).distinct().toList();
        return values.isEmpty()
                ? "NULL"
                : "CAST(enum_code(TRY_CAST(%s AS ENUM(%s))) AS DOUBLE)"
                        .formatted(
                                text,
                                Sql.texts(stripped.size() == values.size() ? stripped : values));
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
                                "CASE WHEN nullif(%s, '') IS NULL THEN 2 WHEN %s THEN 0 ELSE 1 END"
                                        .formatted(schema.text(column), isNormal(schema, options)))
                .orElse("2");
    }

    static String isNormal(Schema schema, TableOptions options) {
        return options.label().isEmpty() ? "true" : isOne(schema, options, options.normal());
    }

    /** Whether a row's label is one of these; files differ in capitals, and in 0 and 0.0. */
    static String isOne(Schema schema, TableOptions options, Collection<String> labels) {
        return "%s IN (%s)"
                .formatted(
                        plain(schema.text(options.label().orElseThrow())),
                        labels.stream()
                                .map(label -> plain(Sql.text(label.strip())))
                                .collect(Collectors.joining(", ")));
    }

    private static String plain(String text) {
        return "coalesce(CAST(TRY_CAST(%1$s AS DOUBLE) AS VARCHAR), lower(%1$s))".formatted(text);
    }
}
