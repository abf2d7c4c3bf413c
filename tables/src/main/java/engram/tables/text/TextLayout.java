package engram.tables.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a text divides into cells.
 *
 * @param delimiter between them
 * @param titles lines above the table that are none of it
 * @param unnamed which cell rows have more than there are names above them
 */
public record TextLayout(char delimiter, int titles, Unnamed unnamed) {

    /** The column without a name, where the line of names has a cell less than rows. */
    enum Unnamed {
        NONE,
        /** The rows' own names, as R writes tables. */
        FIRST,
        /** As Windows writes its events. */
        LAST
    }

    /** A comma last: it is in names and numbers too. */
    private static final List<Character> USUAL = List.of('\t', ';', '|', ',');

    private static final List<Character> RARE = List.of(' ', '^', '~', '\u0001');

    private static final int MOST_TITLES = 30;
    private static final int FEW_ROWS = 3;

    TextLayout(char delimiter, int titles) {
        this(delimiter, titles, Unnamed.NONE);
    }

    /** The one in which all rows have as many cells; empty where there is none. */
    public static Optional<TextLayout> of(String text, boolean whole) {
        for (List<Character> candidates : List.of(USUAL, RARE)) {
            int fewest = candidates == USUAL ? 2 : 3;
            for (char candidate : candidates) {
                List<List<String>> rows = Records.of(text, candidate, whole);
                if (rows.size() >= fewest && isRegular(rows)) {
                    return Optional.of(new TextLayout(candidate, emptyTitles(rows, text)));
                }
            }
        }
        for (List<Character> candidates : List.of(USUAL, RARE)) {
            for (char candidate : candidates) {
                List<List<String>> rows = Records.of(text, candidate, whole);
                Unnamed unnamed = unnamed(rows);
                if (unnamed != Unnamed.NONE) {
                    return Optional.of(new TextLayout(candidate, 0, unnamed));
                }
            }
        }
        return titled(text, whole);
    }

    /** What divides the cells of a table that stands below lines of another kind. */
    private static Optional<TextLayout> titled(String text, boolean whole) {
        String below = text;
        for (int titles = 1; titles <= MOST_TITLES && !below.isEmpty(); titles++) {
            String title = CsvDialect.firstLine(below);
            below = below.substring(CsvDialect.end(below));
            if (Rewriting.turnsQuotes(title)) {
                break; // The cell goes on below.
            }
            String above = text.substring(0, text.length() - below.length());
            for (char candidate : USUAL) {
                List<List<String>> rows = Records.of(below, candidate, whole);
                if (rows.size() > FEW_ROWS
                        && isRegular(rows)
                        && Records.of(above, candidate, true).stream()
                                .allMatch(row -> row.size() < rows.get(0).size())
                        && (Header.isFound(rows)
                                || (isSingle(above, candidate) && !isDecimal(candidate, rows)))) {
                    return Optional.of(new TextLayout(candidate, titles + empty(below)));
                }
            }
        }
        return Optional.empty();
    }

    /** Numbers with a decimal comma below their one name look like two columns. */
    private static boolean isDecimal(char delimiter, List<List<String>> rows) {
        return delimiter == ',' && rows.get(0).size() == 2;
    }

    private static int empty(String text) {
        return (int) text.lines().takeWhile(String::isBlank).count();
    }

    private static boolean isSingle(String above, char delimiter) {
        return Records.of(above, delimiter, true).stream().allMatch(row -> row.size() == 1);
    }

    /** Titles that a spreadsheet has filled up with empty cells. */
    private static int emptyTitles(List<List<String>> rows, String text) {
        int titles = 0;
        while (titles < rows.size() && titles < MOST_TITLES && isTitle(rows.get(titles))) {
            titles++;
        }
        boolean lines =
                text.lines().limit(titles).noneMatch(line -> line.contains("\"") || line.isBlank());
        return lines && rows.size() - titles >= FEW_ROWS ? titles : 0;
    }

    private static boolean isTitle(List<String> row) {
        return row.size() >= 3 && row.stream().filter(cell -> !cell.isBlank()).count() <= 1;
    }

    private static boolean isRegular(List<List<String>> rows) {
        int width = rows.get(0).size();
        return Header.hasLooseEnd(rows)
                || (width > 1 && rows.stream().allMatch(row -> row.size() == width));
    }

    private static Unnamed unnamed(List<List<String>> rows) {
        List<String> names = rows.isEmpty() ? List.of() : rows.get(0);
        if (rows.size() <= FEW_ROWS || names.stream().anyMatch(String::isBlank)) {
            return Unnamed.NONE;
        }
        List<List<String>> below = rows.subList(1, rows.size());
        int last = names.size();
        boolean more =
                below.stream().allMatch(row -> row.size() == last + 1)
                        && last > 1
                        && below.stream().anyMatch(row -> !row.get(last).isBlank())
                        && new HashSet<>(names).size() == last;
        if (!more) {
            return Unnamed.NONE;
        }
        Set<String> first = below.stream().map(row -> row.get(0)).collect(Collectors.toSet());
        if (first.size() == below.size()) {
            return Unnamed.FIRST;
        }
        boolean words = names.stream().noneMatch(Header::isNumberOrMissing);
        return words && Header.isFound(rows) ? Unnamed.LAST : Unnamed.NONE;
    }

    /**
     * What gives the first row most cells, where rows differ: a broken row is then a complaint and
     * not another way to read.
     */
    static TextLayout irregular(String text, boolean whole) {
        char most = ',';
        for (char candidate : USUAL) {
            if (width(text, candidate, whole) > width(text, most, whole)) {
                most = candidate;
            }
        }
        boolean divided = width(text, most, whole) > 1;
        return new TextLayout(divided ? most : absent(text), 0);
    }

    /** One column only: its cells may hold commas. */
    private static char absent(String text) {
        return List.of(',', '\t', ';', '|', '\u0001').stream()
                .filter(c -> text.indexOf(c) < 0)
                .findFirst()
                .orElse(',');
    }

    private static int width(String text, char delimiter, boolean whole) {
        List<List<String>> rows = Records.of(text, delimiter, whole);
        return rows.isEmpty() ? 0 : rows.get(0).size();
    }
}
