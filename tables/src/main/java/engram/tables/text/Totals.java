package engram.tables.text;

import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberText;
import engram.data.encodings.TableEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the last row of a table holds the sums of the rows above it, where no word says so: all
 * its numbers do.
 */
final class Totals {
    /** The last of fewer rows is a sum by chance too often. */
    private static final int FEWEST_ROWS = 10;

    /** Beyond the numbers above by so much, a last row is held against their sums. */
    private static final double LARGE = 1.5;

    /** Looked through line by line; sums lie below tables that people made. */
    private static final long LARGEST_FILE = 64_000_000;

    private static final double ROUNDING = 1e-6;

    private final char delimiter;
    private final List<String> last;
    private final NumberSpelling spelling;
    private final double[] sums;
    private final double[] sizes;
    private final double[] firsts;
    private final int[] numbers;
    private final int[] decimals;
    private int rows;

    private Totals(char delimiter, List<String> last, NumberSpelling spelling) {
        this.delimiter = delimiter;
        this.last = last;
        this.spelling = spelling;
        this.sums = new double[last.size()];
        this.sizes = new double[last.size()];
        this.firsts = new double[last.size()];
        this.numbers = new int[last.size()];
        this.decimals = new int[last.size()];
    }

    /**
     * @param line the last one that is a row
     * @param rows the first rows
     */
    static boolean isSum(
            Path file, TextHead head, char delimiter, String line, List<List<String>> rows) {
        List<List<String>> divided = Records.of(line, delimiter, true);
        if (divided.size() != 1 || divided.get(0).size() != rows.get(0).size()) {
            return false;
        }
        for (NumberSpelling spelling : NumberSpelling.values()) {
            Totals totals = new Totals(delimiter, divided.get(0), spelling);
            if (totals.isLarge(rows) && isSmall(file) && totals.areSums(file, head, line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) <= LARGEST_FILE;
        } catch (IOException e) {
            return false;
        }
    }

    private double number(String cell) {
        double number = NumberText.parse(cell, spelling);
        return number == TableEncoding.UNREADABLE ? Double.NaN : number;
    }

    private boolean isLarge(List<List<String>> first) {
        for (int column = 0; column < last.size(); column++) {
            double largest = 0;
            for (List<String> row : first) {
                boolean same = row.equals(last);
                double number = same || column >= row.size() ? 0 : number(row.get(column));
                largest = Math.max(largest, Double.isFinite(number) ? Math.abs(number) : 0);
            }
            if (largest > 0 && Math.abs(number(last.get(column))) > LARGE * largest) {
                return true;
            }
        }
        return false;
    }

    private boolean areSums(Path file, TextHead head, String line) {
        try (BufferedReader in = head.coding().reader(file)) {
            Rewriting.Lines lines = head.rewriting().of(in);
            for (String next = lines.next(); next != null; next = lines.next()) {
                if (!next.equals(line)) {
                    add(next);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw head.coding().unreadable(file, e);
        }
        int equal = 0;
        for (int column = 0; column < last.size(); column++) {
            double total = number(last.get(column));
            if (numbers[column] >= rows - 1 && Double.isFinite(total)) {
                if (!isSum(column, total)) {
                    return false;
                }
                equal++;
            }
        }
        return equal > 0 && rows > FEWEST_ROWS;
    }

    private void add(String line) {
        List<List<String>> divided = Records.of(line, delimiter, true);
        if (divided.size() != 1 || divided.get(0).size() != last.size()) {
            return;
        }
        List<String> row = divided.get(0);
        for (int column = 0; column < sums.length; column++) {
            double number = number(row.get(column));
            if (Double.isFinite(number)) {
                sums[column] += number;
                sizes[column] += Math.abs(number);
                numbers[column]++;
                firsts[column] = rows == 0 ? number : firsts[column];
                decimals[column] = Math.max(decimals[column], decimals(row.get(column)));
            }
        }
        rows++;
    }

    private static int decimals(String cell) {
        int mark = Math.max(cell.lastIndexOf('.'), cell.lastIndexOf(','));
        return mark < 0 ? 0 : cell.strip().length() - mark - 1;
    }

    /**
     * The first row may be one of names that are numbers. Sums are rounded, and so is their all.
     */
    private boolean isSum(int column, double total) {
        double tolerance =
                ROUNDING * sizes[column]
                        + Math.pow(10, -decimals(last.get(column))) / 2
                        + (decimals[column] > 0
                                ? Math.pow(10, -decimals[column]) * Math.sqrt(rows)
                                : 0);
        return Math.min(
                        Math.abs(total - sums[column]),
                        Math.abs(total - sums[column] + firsts[column]))
                <= tolerance;
    }
}
