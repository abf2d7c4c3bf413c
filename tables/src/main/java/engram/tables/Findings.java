package engram.tables;

import engram.data.Counted;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.Column.Quantity;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import engram.data.encodings.TableEncoding;
import engram.tables.columns.OtherNumbers;
import engram.tables.columns.Spellings;
import java.util.List;
import java.util.Optional;

/** Counts, during one walk, the cells that are as none was in training, and says so at its end. */
final class Findings {
    private static final int GAP = 0;
    private static final int UNREADABLE = 1;
    private static final int INFINITE = 2;
    private static final int NEWS = 3;
    private static final int SPELLING = 4;
    private static final int SIGN = 5;
    private static final int KINDS = 6;

    /** A word now and then is what is looked for; a column of them is another column. */
    private static final double OFTEN = 0.5;

    private final Rows rows;
    private final List<Column> columns;
    private final long[][] counts;
    private final long[][] first;
    private final String[][] found;
    private final OtherNumbers[] numbers;
    private final Seen[] seen;
    private final Spellings[] spellings;

    Findings(Rows rows, TableEncoding encoding) {
        this.rows = rows;
        this.columns = encoding.columns();
        this.counts = new long[columns.size()][KINDS];
        this.first = new long[columns.size()][KINDS];
        this.found = new String[columns.size()][KINDS];
        this.spellings = new Spellings[columns.size()];
        this.numbers =
                columns.stream()
                        .map(c -> c instanceof Quantity q ? new OtherNumbers(q) : null)
                        .toArray(OtherNumbers[]::new);
        this.seen =
                columns.stream()
                        .map(c -> c instanceof Quantity q ? q.seen() : null)
                        .toArray(Seen[]::new);
    }

    /** Whether {@link #add} has to hear of a number. */
    static boolean isUnusual(double number) {
        return !(Math.abs(number) < TableEncoding.UNREADABLE);
    }

    /**
     * @param text what the cell says; null where that is only its number
     */
    void add(int column, double number, long row, String text) {
        if (Double.isNaN(number)) {
            if (!columns.get(column).missingIndicator()) {
                count(column, GAP, row, text);
            }
        } else {
            count(column, Double.isInfinite(number) ? INFINITE : UNREADABLE, row, text);
        }
    }

    /** A number, of a row that is not said to be anomalous. */
    void addNumber(int column, double number, long row) {
        numbers[column].add(number, row);
        if (seen[column] != null && seen[column].isNews(number)) {
            count(column, SIGN, row, OtherNumbers.plain(number));
        }
    }

    /** A word that no training row had. */
    void addNews(int column, long row, String word) {
        if (spellings[column] == null) {
            spellings[column] = new Spellings((Category) columns.get(column));
        }
        Optional<String> known = spellings[column].of(word);
        count(column, known.isEmpty() ? NEWS : SPELLING, row, word);
    }

    private void count(int column, int what, long row, String text) {
        if (counts[column][what]++ == 0) {
            first[column][what] = row;
            found[column][what] = text;
        }
    }

    /**
     * @param read how many rows there were
     */
    void tell(long read) {
        for (int i = 0; i < columns.size(); i++) {
            if (counts[i][GAP] > 0) {
                tell(
                        i,
                        GAP,
                        "is missing in %s, and never was in training: it counts against them",
                        read);
            }
            if (counts[i][UNREADABLE] > 0) {
                String no = columns.get(i) instanceof Column.Flag ? "no truth value" : "no number";
                tell(
                        i,
                        UNREADABLE,
                        "is "
                                + no
                                + " in %s (\"%s\" in row %d): it counts against them"
                                + unit(i).replace("%", "%%"),
                        read);
            }
            if (counts[i][NEWS] > OFTEN * read) {
                tell(
                        i,
                        NEWS,
                        "has words that were never seen in training in %s (\"%s\" in row %d): they count against them",
                        read);
            }
            if (counts[i][SPELLING] > 0) {
                String known = spellings[i].of(found[i][SPELLING]).orElseThrow();
                tell(
                        i,
                        SPELLING,
                        "has words that training had in other capitals or blanks in %s (\"%s\" in row %d, \""
                                + known.replace("%", "%%")
                                + "\" there): they count as never seen",
                        read);
            }
            if (numbers[i] != null) {
                numbers[i].found(read).ifPresent(rows.notes()::tell);
            }
            if (counts[i][SIGN] > 0) {
                tell(
                        i,
                        SIGN,
                        "is %s in %%s (%%s in row %%d), and never was in training: it counts against them"
                                .formatted(seen[i].low() >= 0 ? lower(i) : higher(i)),
                        read);
            }
            if (counts[i][INFINITE] > 0) {
                tell(
                        i,
                        INFINITE,
                        "is infinite in %1$s (the first is row %3$d): it counts against them",
                        read);
            }
        }
    }

    /** What stood beside training's numbers, where something else may stand beside these. */
    private String unit(int column) {
        NumberWriting writing =
                columns.get(column) instanceof Numeric numeric
                        ? numeric.writing()
                        : NumberWriting.PLAIN;
        if (writing.unit().isEmpty()) {
            return "";
        }
        return writing.isOtherMoney(found[column][UNREADABLE])
                ? "; it is an amount in another currency than training's, " + writing.unit()
                : "; in training, " + writing.unit() + " stood beside numbers";
    }

    private String lower(int column) {
        return seen[column].low() > 0 ? "0 or below" : "below 0";
    }

    private String higher(int column) {
        return seen[column].high() < 0 ? "0 or above" : "above 0";
    }

    private void tell(int column, int what, String said, long read) {
        String rowsOfAll = "%,d of %s".formatted(counts[column][what], Counted.of(read, "row"));
        rows.notes()
                .tell(
                        "column %s %s"
                                .formatted(
                                        columns.get(column).name(),
                                        said.formatted(
                                                rowsOfAll,
                                                found[column][what],
                                                first[column][what])));
    }
}
