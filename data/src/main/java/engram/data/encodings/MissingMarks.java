package engram.data.encodings;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user says means missing, beside the usual: words in any case, and numbers such as -999 in
 * any spelling.
 */
public final class MissingMarks {
    private final Set<String> words;
    private final double[] numbers;

    public MissingMarks(Set<String> marks) {
        List<String> stripped = marks.stream().map(String::strip).toList();
        words = stripped.stream().map(MissingMarks::lowered).collect(Collectors.toSet());
        numbers =
                stripped.stream()
                        .map(NumberText::plain)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .toArray();
    }

    private static String lowered(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Whether a cell that is there means that it is not, as it stands. */
    public boolean cover(Object cell) {
        if (cell instanceof Number number) {
            return cover(number.doubleValue());
        }
        return !words.isEmpty() && words.contains(lowered(cell.toString().strip()));
    }

    /** The same of the number that was read from a cell, however it was written. */
    public boolean cover(double number) {
        for (double mark : numbers) {
            if (mark == number) {
                return true;
            }
        }
        return false;
    }
}
