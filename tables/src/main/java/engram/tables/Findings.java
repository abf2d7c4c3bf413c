package engram.tables;

import engram.data.Counted;
import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import engram.tables.columns.OtherNumbers;
import java.util.List;

/** Counts, during one walk, the cells that are as none was in training, and says so at its end. */
final class Findings {
    private static final int GAP = 0;
    private static final int UNREADABLE = 1;
    private static final int INFINITE = 2;
    private static final int NEWS = 3;

    /** A word now and then is what is looked for; a column of them is another column. */
    private static final double OFTEN = 0.5;

    private final Rows rows;
    private final List<Column> columns;
    private final long[][] counts;
    private final long[][] first;
    private final String[] found;
    private final OtherNumbers[] numbers;

    Findings(Rows rows, TableEncoding encoding) {
        this.rows = rows;
        this.columns = encoding.columns();
        this.counts = new long[columns.size()][4];
        this.first = new long[columns.size()][4];
        this.found = new String[columns.size()];
        this.numbers =
                columns.stream()
                        .map(c -> c instanceof Column.Quantity q ? new OtherNumbers(q) : null)
                        .toArray(OtherNumbers[]::new);
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
                count(column, GAP, row);
            }
        } else {
            if (!Double.isInfinite(number) && found[column] == null) {
                found[column] = text;
            }
            count(column, Double.isInfinite(number) ? INFINITE : UNREADABLE, row);
        }
    }

    /** A number, of a row that is not said to be anomalous. */
    void addNumber(int column, double number, long row) {
        numbers[column].add(number, row);
    }

    /** A word that no training row had. */
    void addNews(int column, long row) {
        count(column, NEWS, row);
    }

    private void count(int column, int what, long row) {
        if (counts[column][what]++ == 0) {
            first[column][what] = row;
        }
    }

    /**
     * @param read how many rows there were
     */
    void tell(long read) {
        String all = Counted.of(read, "row");
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (counts[i][GAP] > 0) {
                rows.notes()
                        .tell(
                                "column %s is missing in %,d of %s, and never was in training: it counts against them"
                                        .formatted(name, counts[i][GAP], all));
            }
            if (counts[i][UNREADABLE] > 0) {
                rows.notes()
                        .tell(
                                "column %s is no %s in %,d of %s (\"%s\" in row %d): it counts against them"
                                        .formatted(
                                                name,
                                                columns.get(i) instanceof Column.Flag
                                                        ? "truth value"
                                                        : "number",
                                                counts[i][UNREADABLE],
                                                all,
                                                found[i],
                                                first[i][UNREADABLE]));
            }
            if (counts[i][NEWS] > OFTEN * read) {
                rows.notes()
                        .tell(
                                "column %s has words that were never seen in training in %,d of %s (the first is row %d): they count against them"
                                        .formatted(name, counts[i][NEWS], all, first[i][NEWS]));
            }
            if (numbers[i] != null) {
                numbers[i].found(read).ifPresent(rows.notes()::tell);
            }
            if (counts[i][INFINITE] > 0) {
                rows.notes()
                        .tell(
                                "column %s is infinite in %,d of %s (the first is row %d): it counts against them"
                                        .formatted(
                                                name,
                                                counts[i][INFINITE],
                                                all,
                                                first[i][INFINITE]));
            }
        }
    }
}
