package engram.tables.text;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events as security devices send them on: CEF of ArcSight and LEEF of QRadar. After a prefix or
 * none come fields between bars, which say who sent the event and what it is, and behind them pairs
 * {@code key=value} whose values may hold blanks.
 */
public final class EventLog {
    private static final Pattern EVENT =
            Pattern.compile("(?:.{0,500}?[^\\w])?(CEF|LEEF):(\\d+(?:\\.\\d+)?)\\|(.*)");
    private static final List<String> OF_CEF =
            List.of("vendor", "product", "version", "signature", "name", "severity");
    private static final List<String> OF_LEEF =
            List.of("vendor", "product", "version", "signature");

    /** A field between bars; a bar of its own is written with a backslash. */
    private static final Pattern FIELD = Pattern.compile("((?:[^|\\\\]|\\\\.)*+)(?:\\||$)");

    /** A value ends where the next key begins. */
    private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Za-z_][\\w.\\-\\[\\]]*)=");

    private static final Pattern HEXADECIMAL = Pattern.compile("(?:0?x|\\\\u)([0-9a-fA-F]{2,4})");

    private EventLog() {}

    /** Whether a text begins as such a log. */
    public static boolean recognises(String text) {
        return LogLines.areNearlyAll(text, line -> EVENT.matcher(line).matches());
    }

    /** Writes a log as lines of JSON; a line without an event as an object without keys. */
    public static void toJson(Path file, Path to) {
        LogLines.toJson(file, to, EventLog::cells);
    }

    static Map<String, String> cells(String line) {
        Matcher event = EVENT.matcher(line);
        if (!event.matches()) {
            return Map.of();
        }
        boolean cef = event.group(1).equals("CEF");
        Map<String, String> cells = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(event.group(3));
        int end = 0;
        for (String name : cef ? OF_CEF : OF_LEEF) {
            if (field.find(end)) {
                cells.put(name, plain(field.group(1)).strip());
                end = field.end();
            }
        }
        String divider = "\t";
        if (!cef && event.group(2).startsWith("2") && field.find(end)) {
            divider = divider(field.group(1));
            end = field.end();
        }
        String pairs = event.group(3).substring(end);
        if (cef || !pairs.contains(divider)) {
            addSpaced(pairs, cells);
        } else {
            addDivided(pairs, divider, cells);
        }
        return cells;
    }

    /** LEEF 2 names what stands between its pairs, by itself or by its number. */
    private static String divider(String named) {
        Matcher code = HEXADECIMAL.matcher(named);
        if (code.matches()) {
            return Character.toString((char) Integer.parseInt(code.group(1), 16));
        }
        return named.isEmpty() ? "\t" : named;
    }

    private static void addDivided(String pairs, String divider, Map<String, String> cells) {
        for (String pair : pairs.split(Pattern.quote(divider), -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(pair.substring(0, equals).strip(), pair.substring(equals + 1), cells);
            }
        }
    }

    private static void addSpaced(String pairs, Map<String, String> cells) {
        Matcher key = KEY.matcher(pairs);
        Optional<String> name = Optional.empty();
        int start = 0;
        while (key.find()) {
            int from = start;
            int until = key.start();
            name.ifPresent(known -> add(known, pairs.substring(from, until), cells));
            name = Optional.of(key.group(1));
            start = key.end();
        }
        int from = start;
        name.ifPresent(known -> add(known, pairs.substring(from), cells));
    }

    /** A key that is called like a field is another column. */
    private static void add(String key, String value, Map<String, String> cells) {
        String name = OF_CEF.contains(key) ? "extension." + key : key;
        cells.put(name, plain(value).strip());
    }

    private static String plain(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replaceAll("\\\\([|=\\\\])", "$1");
    }
}
