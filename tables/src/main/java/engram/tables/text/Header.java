package engram.tables.text;

import engram.data.encodings.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of a text's columns.
 *
 * @param present whether the first line holds them
 * @param nameless columns whose name was left empty
 * @param again the cells of the first line, where rows below are the same once more: tables were
 *     put one below the other, or pages were printed; otherwise none
 * @param lines how many lines are above the first row of data where DuckDB, which knows one with as
 *     many cells as rows have, would read them otherwise; 0 where it does not
 * @param doubt what was assumed, where it could be otherwise
 */
record Header(
        boolean present,
        List<String> columns,
        Set<String> nameless,
        List<String> again,
        int lines,
        Optional<String> doubt) {
    private static final Pattern NUMBER = Pattern.compile(NumberText.DRESSED);

    /** How a cell, or all cells of a column, read. */
    private enum Kind {
        NUMBER,
        WORD,
        MIXED,
        MISSING
    }

    /**
     * @param rows the first rows, as they are divided into cells
     * @param given what the user said of the first line
     */
    static Header of(List<List<String>> rows, Optional<Boolean> given) {
        HeaderLines above = given.orElse(true) ? HeaderLines.of(rows) : HeaderLines.ONE;
        List<List<String>> below = rows.subList(above.count(), rows.size());
        boolean loose = hasLooseEnd(rows);
        List<String> named = rows.get(above.names());
        List<String> first = loose ? named.subList(0, named.size() - 1) : named;
        boolean present = given.orElseGet(() -> above.count() > 1 || isHeader(first, below));
        Map<String, Integer> seen = new HashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        Set<String> nameless = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            boolean called = present && !first.get(i).isBlank();
            String name = called ? inOneLine(first.get(i)) : "column" + i;
            int before = seen.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
            while (before > 0 && seen.containsKey((name + "_" + before).toLowerCase(Locale.ROOT))) {
                before++;
            }
            String unique = before == 0 ? name : name + "_" + before;
            seen.putIfAbsent(unique.toLowerCase(Locale.ROOT), 1);
            columns.add(unique);
            if (present && !called) {
                nameless.add(unique);
            }
        }
        return new Header(
                present,
                List.copyOf(columns),
                nameless,
                present && below.stream().anyMatch(row -> stripped(row).equals(stripped(first)))
                        ? stripped(first)
                        : List.of(),
                present && (loose || above.count() > 1) ? above.count() : 0,
                twins(present, first, List.copyOf(columns))
                        .or(
                                () ->
                                        given.isPresent()
                                                ? Optional.empty()
                                                : doubt(present, first, below)));
    }

    /** Of names that several columns have: which is which, another file may have otherwise. */
    private static Optional<String> twins(
            boolean present, List<String> first, List<String> columns) {
        List<String> later = new ArrayList<>();
        for (int i = 0; present && i < first.size(); i++) {
            if (!first.get(i).isBlank() && !columns.get(i).equals(inOneLine(first.get(i)))) {
                later.add(columns.get(i));
            }
        }
        return later.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "several columns are called the same, and the later ones are taken as "
                                + String.join(", ", later));
    }

    /** Whether the line of names ends in a delimiter that the rows below do not have. */
    static boolean hasLooseEnd(List<List<String>> rows) {
        List<String> first = rows.get(0);
        int width = first.size() - 1;
        return width > 1
                && rows.size() > 1
                && first.get(width).isBlank()
                && rows.stream().skip(1).allMatch(row -> row.size() == width);
    }

    /** Names in spreadsheets are broken where their cell is too narrow for them. */
    private static String inOneLine(String name) {
        return name.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static List<String> stripped(List<String> row) {
        return row.stream().map(String::strip).toList();
    }

    /** Names that stand above all columns but the first, which holds the rows' names. */
    static Header aboveRowNames(List<String> names) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(names);
        Header header = of(List.of(all), Optional.of(true));
        return new Header(false, header.columns, header.nameless, List.of(), 1, Optional.empty());
    }

    /** Names that stand above all columns but the last, as where a program forgot one. */
    static Header beforeLast(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add("");
        Header header = of(List.of(all), Optional.of(true));
        return new Header(
                false,
                header.columns,
                header.nameless,
                List.of(),
                1,
                Optional.of(
                        "rows have a cell more than there are names: the last is called "
                                + header.columns.get(names.size())));
    }

    /** Whether the first of these rows holds names. */
    static boolean isFound(List<List<String>> rows) {
        return isHeader(rows.get(0), rows.subList(1, rows.size()));
    }

    /**
     * A first line is a header if any of its cells is of another kind than all cells below it (a
     * word over numbers, a number over words); if its numbers are a scale, as tables without names
     * and spectra are written; or if all are words, differ, and are not values that come again.
     */
    private static boolean isHeader(List<String> first, List<List<String>> below) {
        List<List<String>> others = below.stream().filter(row -> !row.equals(first)).toList();
        boolean words = true;
        for (int i = 0; i < first.size(); i++) {
            Kind name = kind(first.get(i));
            Kind column = kind(others, i);
            if ((name == Kind.WORD && column == Kind.NUMBER)
                    || (name == Kind.NUMBER && column == Kind.WORD)) {
                return true;
            }
            words &= name != Kind.NUMBER;
        }
        return words ? !comesAgain(first, below) : NumberedNames.are(first, below);
    }

    private static boolean comesAgain(List<String> first, List<List<String>> below) {
        if (new HashSet<>(first).size() < first.size()) {
            return first.stream().noneMatch(String::isBlank);
        }
        long again =
                IntStream.range(0, first.size())
                        .filter(i -> kind(first.get(i)) == Kind.WORD)
                        .filter(
                                i ->
                                        below.stream()
                                                .anyMatch(
                                                        row ->
                                                                i < row.size()
                                                                        && row.get(i)
                                                                                .equals(
                                                                                        first.get(
                                                                                                i))))
                        .count();
        return 2 * again > first.size();
    }

    private static Optional<String> doubt(
            boolean present, List<String> first, List<List<String>> below) {
        if (!present) {
            String names = first.size() == 1 ? "column0" : "column0 to column" + (first.size() - 1);
            return Optional.of(
                    "no header found: columns are called %s (--header true if the first line holds their names)"
                            .formatted(names));
        }
        boolean numbers = first.stream().anyMatch(cell -> kind(cell) == Kind.NUMBER);
        return numbers && !below.isEmpty()
                ? Optional.of(
                        "the first line is taken for the columns' names (--header false if it is a row): "
                                + String.join(", ", first))
                : Optional.empty();
    }

    private static Kind kind(List<List<String>> rows, int column) {
        Kind kind = Kind.MISSING;
        for (List<String> row : rows) {
            Kind cell = column < row.size() ? kind(row.get(column)) : Kind.MISSING;
            if (kind == Kind.MISSING || kind == cell) {
                kind = cell;
            } else if (cell != Kind.MISSING) {
                return Kind.MIXED;
            }
        }
        return kind;
    }

    static boolean isNumber(String cell) {
        return kind(cell) == Kind.NUMBER;
    }

    static boolean isNumberOrMissing(String cell) {
        return kind(cell) == Kind.NUMBER || kind(cell) == Kind.MISSING;
    }

    static boolean areNumbers(List<List<String>> rows, int column) {
        return kind(rows, column) == Kind.NUMBER;
    }

    private static Kind kind(String cell) {
        if (NumberText.MISSING.contains(cell.strip().toLowerCase(Locale.ROOT))) {
            return Kind.MISSING;
        }
        return NUMBER.matcher(NumberText.latin(cell)).matches() ? Kind.NUMBER : Kind.WORD;
    }
}
