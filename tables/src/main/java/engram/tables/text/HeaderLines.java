package engram.tables.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How many of the first rows are above the first row of data: names, and below or above them units
 * or the names of groups of columns.
 *
 * @param count how many there are
 * @param names which of them holds the names
 */
record HeaderLines(int count, int names) {
    private static final int MOST = 3;
    private static final Pattern UNIT =
            Pattern.compile("\\s*(?:\\[.*]|\\(.*\\)|[%\u2030\u00b0].{0,2})\\s*");

    static final HeaderLines ONE = new HeaderLines(1, 0);

    /**
     * @param rows the first rows, the first of which may hold names
     */
    static HeaderLines of(List<List<String>> rows) {
        int count = 1;
        while (count < MOST && isAbove(rows.get(0), rows, count)) {
            count++;
        }
        return new HeaderLines(
                count, count > 1 && !areNames(rows.get(0)) ? lastNames(rows, count) : 0);
    }

    /** Whether a row has words over columns of numbers throughout, and nothing that comes below. */
    private static boolean isAbove(List<String> first, List<List<String>> rows, int index) {
        if (rows.size() < index + 2) {
            return false;
        }
        List<String> row = rows.get(index);
        List<List<String>> below = rows.subList(index + 1, rows.size());
        List<Integer> numbers =
                IntStream.range(0, row.size())
                        .filter(i -> Header.areNumbers(below, i))
                        .boxed()
                        .toList();
        if (row.equals(first) || row.stream().anyMatch(cell -> cell.contains("\n"))) {
            return false;
        }
        List<String> words =
                numbers.stream().map(row::get).filter(cell -> !cell.isBlank()).toList();
        boolean units = !words.isEmpty() && words.stream().allMatch(UNIT.asMatchPredicate());
        return words.stream().noneMatch(Header::isNumberOrMissing)
                && (units || words.size() > 1 || isNameOfRows(row, index))
                && IntStream.range(0, row.size())
                        .filter(i -> !row.get(i).isBlank())
                        .noneMatch(i -> comesBelow(row.get(i), i, below));
    }

    /** What pandas has below the names of columns in several lines: that of the rows' names. */
    private static boolean isNameOfRows(List<String> row, int index) {
        return index > 1 && !row.get(0).isBlank() && row.stream().skip(1).allMatch(String::isBlank);
    }

    private static boolean comesBelow(String cell, int column, List<List<String>> below) {
        return below.stream().anyMatch(row -> column < row.size() && row.get(column).equals(cell));
    }

    private static boolean areNames(List<String> row) {
        Set<String> different = new HashSet<>(row);
        return different.size() == row.size() && row.stream().skip(1).noneMatch(String::isBlank);
    }

    private static int lastNames(List<List<String>> rows, int count) {
        for (int i = count - 1; i > 0; i--) {
            if (areNames(rows.get(i))) {
                return i;
            }
        }
        return 0;
    }
}
