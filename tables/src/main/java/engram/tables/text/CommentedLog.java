package engram.tables.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Logs whose first lines, which start with #, say what the columns are: Zeek's ({@code #separator},
 * {@code #fields}, {@code #unset_field}) and those of web servers ({@code #Fields:}, W3C's extended
 * log file format).
 */
public final class CommentedLog {
    private static final String FIELDS = "#fields";

    private CommentedLog() {}

    public static boolean recognises(String text) {
        return text.startsWith("#") && head(text).stream().anyMatch(CommentedLog::namesFields);
    }

    private static List<String> head(String text) {
        return text.lines().takeWhile(line -> line.startsWith("#")).toList();
    }

    private static boolean namesFields(String line) {
        return line.toLowerCase(Locale.ROOT).startsWith(FIELDS);
    }

    static CsvDialect dialect(String text) {
        List<String> head = head(text);
        String fields = head.stream().filter(CommentedLog::namesFields).findFirst().orElseThrow();
        boolean web = fields.startsWith("#Fields:");
        String names = fields.substring(FIELDS.length());
        // Zeek puts between #fields and the names what it puts between these, whatever that is.
        char separator = web ? ' ' : names.isEmpty() ? '\t' : names.charAt(0);
        Set<String> columns = new LinkedHashSet<>();
        for (String name :
                Pattern.compile(Pattern.quote(String.valueOf(separator)))
                        .splitAsStream(names.replaceFirst("^.", "").strip())
                        .toList()) {
            columns.add(columns.contains(name) ? name + "_" + columns.size() : name);
        }
        List<String> missing = new ArrayList<>(CsvDialect.MISSING);
        missing.add(value(head, "#unset_field", separator).orElse("-"));
        return new CsvDialect(
                new TextLayout(separator, 0),
                0,
                '\0',
                true,
                new Header(false, List.copyOf(columns), Set.of(), List.of(), 0, Optional.empty()),
                missing);
    }

    private static Optional<String> value(List<String> head, String name, char separator) {
        return head.stream()
                .filter(line -> line.startsWith(name + separator))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }
}
