package engram.tables.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines below a table that are none of its rows: sums that a spreadsheet has there, how many rows a
 * database says it has selected, and remarks. Learned as rows, sums would be the largest of all.
 */
final class Footer {
    private static final int TAIL = 8192;
    private static final int LONGEST_SECTION = 12;
    private static final Pattern WORD = Pattern.compile("\\[?\\p{L}[\\p{L} ]{2,40}:?]?");
    private static final Set<String> SUMS =
            Set.of(
                    "total",
                    "totals",
                    "grand total",
                    "sum",
                    "summe",
                    "gesamt",
                    "gesamtsumme",
                    "insgesamt",
                    "zusammen",
                    "totale",
                    "somme",
                    "suma",
                    "soma",
                    "totaal",
                    "sum total",
                    "average",
                    "mean",
                    "mittelwert",
                    "durchschnitt",
                    "moyenne",
                    "media",
                    "promedio",
                    "gemiddelde",
                    "overall");
    private static final Pattern COUNT =
            Pattern.compile(
                    "(?i)\\(?\\d[\\d.,]* (rows?|records?|zeilen?|datens\u00e4tze|lignes?|filas?)( \\w+){0,2}( \\([\\d.,]+ \\w+)?\\)?\\.?");

    private Footer() {}

    /**
     * How many of the last lines are of that kind, empty ones below and between them included.
     *
     * @param rows the first rows, in which a word for a sum does not come
     */
    static int lines(Path file, TextHead head, char delimiter, List<List<String>> rows) {
        List<String> tail = tail(file, head);
        if (head.rewriting() == Rewriting.REMARKS) {
            tail =
                    tail.stream()
                            .filter(line -> !line.startsWith(Remarks.SIGN) && !Remarks.isRule(line))
                            .toList();
        }
        int found = section(tail, delimiter, rows.get(0).size());
        for (int last = tail.size() - 1; last > 0; last--) {
            String line = tail.get(last);
            if (isFooter(line, delimiter, rows)) {
                found = Math.max(found, tail.size() - last);
            } else if (!line.isBlank()) {
                return last > tail.size() - 1 - found
                                || !Totals.isSum(file, head, delimiter, line, rows)
                        ? found
                        : tail.size() - last;
            }
        }
        return found;
    }

    /**
     * How many lines a section of its own takes at the end, as nfdump writes: a line that is a
     * word, and lines below it that are divided otherwise than rows.
     */
    private static int section(List<String> tail, char delimiter, int width) {
        int found = 0;
        boolean others = false;
        for (int last = tail.size() - 1;
                last > 0 && last >= tail.size() - LONGEST_SECTION;
                last--) {
            String line = tail.get(last);
            int cells =
                    Records.of(line, delimiter, true).stream()
                            .findFirst()
                            .map(List::size)
                            .orElse(0);
            if (cells == width) {
                break;
            }
            if (cells == 1 && others && WORD.matcher(line.strip()).matches()) {
                found = tail.size() - last;
            }
            others |= cells > 1;
        }
        return width > 2 ? found : 0;
    }

    /** The text above those that count rows, however they are divided. */
    static String above(String text) {
        String body = text.stripTrailing();
        int start = body.lastIndexOf('\n') + 1;
        return COUNT.matcher(body.substring(start).strip()).matches()
                ? body.substring(0, start)
                : text;
    }

    private static boolean isFooter(String line, char delimiter, List<List<String>> rows) {
        if (COUNT.matcher(line.strip()).matches()) {
            return true;
        }
        List<List<String>> divided = Records.of(line, delimiter, true);
        if (divided.size() != 1) {
            return false;
        }
        List<String> cells = divided.get(0);
        if (line.startsWith(Remarks.SIGN) && cells.size() < rows.get(0).size()) {
            return true;
        }
        int first = 0;
        while (first < cells.size() && cells.get(first).isBlank()) {
            first++;
        }
        return first < cells.size() && isSum(cells.get(first)) && !isUsual(first, rows);
    }

    private static boolean isSum(String cell) {
        return SUMS.contains(cell.strip().replaceAll(":$", "").strip().toLowerCase(Locale.ROOT));
    }

    /** Where there are few rows, the last of them is among the first. */
    private static boolean isUsual(int column, List<List<String>> rows) {
        return rows.stream().filter(row -> column < row.size() && isSum(row.get(column))).count()
                > 3;
    }

    private static List<String> tail(Path file, TextHead head) {
        if (head.coding().packing() != Packing.NONE) {
            return head.whole() ? lines(file, head) : List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            // Even, so that letters of two bytes stay whole.
            long start = Math.max(0, in.length() - TAIL) & ~3L;
            byte[] bytes = new byte[(int) (in.length() - start)];
            in.seek(start);
            in.readFully(bytes);
            return new String(bytes, head.coding().charset()).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file, TextHead head) {
        try (BufferedReader in = head.coding().reader(file)) {
            return in.lines().toList();
        } catch (IOException | UncheckedIOException e) {
            throw head.coding().unreadable(file, e);
        }
    }
}
