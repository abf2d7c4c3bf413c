package engram.tables.text;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs whose lines are made of {@code key=value}, after a prefix or none, as services and firewalls
 * write them. Each line becomes an object of JSON, of which others may have other keys.
 */
public final class KeyValueLog {
    private static final String PAIR =
            "[A-Za-z_][\\w.\\-]*=(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\",;]*+)";

    /** What a firewall says of a packet among the pairs: DF, SYN. */
    private static final String FLAG = "[A-Z]{2,8}(?=\\s|$)";

    private static final Pattern PAIRS =
            Pattern.compile(
                    "(|.*?\\s)%1$s(?:[\\s,;]+%2$s)*[\\s,;]+%1$s(?:[\\s,;]+(?:%2$s|%1$s))*[\\s,;]*"
                            .formatted(PAIR, FLAG));
    private static final Pattern ONE =
            Pattern.compile("([A-Za-z_][\\w.\\-]*)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s\",;]*+))");

    private KeyValueLog() {}

    /** Whether a text begins as such a log. */
    public static boolean recognises(String text) {
        return LogLines.areNearlyAll(text, KeyValueLog::isPairs);
    }

    static boolean isPairs(String line) {
        return PAIRS.matcher(line).matches();
    }

    /** What a user should know of how such files are read: what is no pair is no column. */
    public static Optional<String> note(List<Path> files) {
        return LogLines.first(files.get(0)).stream()
                .map(PAIRS::matcher)
                .filter(line -> line.matches() && !line.group(1).isBlank())
                .findFirst()
                .map(
                        line ->
                                "passed over what stands before the pairs key=value of a line,"
                                        + " such as \"%s\"".formatted(line.group(1).strip()));
    }

    /** Writes a log as lines of JSON; a line without pairs as an object without keys. */
    public static void toJson(Path file, Path to) {
        LogLines.toJson(file, to, KeyValueLog::cells);
    }

    private static Map<String, String> cells(String line) {
        Map<String, String> cells = new LinkedHashMap<>();
        Matcher pair = ONE.matcher(line);
        while (pair.find()) {
            String quoted = pair.group(2);
            cells.putIfAbsent(
                    pair.group(1),
                    quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return cells;
    }
}
