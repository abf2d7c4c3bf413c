package engram.tables.text;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs whose lines are made of {@code key=value}, after a prefix or none, as services and firewalls
 * write them. Each line becomes an object of JSON, of which others may have other keys.
 */
public final class KeyValueLog {
    private static final String PAIR =
            "[A-Za-z_][\\w.\\-]*=(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\",;]*+)";
    private static final Pattern PAIRS =
            Pattern.compile("(?:^|.*?\\s)" + PAIR + "(?:[\\s,;]+" + PAIR + ")+[\\s,;]*");
    private static final Pattern ONE =
            Pattern.compile("([A-Za-z_][\\w.\\-]*)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s\",;]*+))");
    private static final int LOOKED_AT = 50;
    private static final int LONGEST = 10_000;
    private static final double NEARLY_ALL = 0.9;

    private KeyValueLog() {}

    /** Whether a text begins as such a log. */
    public static boolean recognises(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
        long pairs = lines.stream().filter(KeyValueLog::isOne).count();
        return lines.size() > 1 && pairs >= NEARLY_ALL * lines.size();
    }

    private static boolean isOne(String line) {
        return line.length() < LONGEST && PAIRS.matcher(line).matches();
    }

    /**
     * Writes a log as lines of JSON; a line without pairs as an object without keys, so that rows
     * stay as many as lines are.
     */
    public static void toJson(Path file, Path to) {
        TextHead head = TextHead.of(file);
        try (BufferedReader in = head.reader(file);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    out.write(json(line));
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw head.unreadable(file, e);
        }
    }

    private static String json(String line) {
        StringBuilder json = new StringBuilder("{");
        Matcher pair = ONE.matcher(line);
        while (pair.find()) {
            String quoted = pair.group(2);
            String value = quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(pair.group(1))
                    .append("\":\"")
                    .append(escaped(value))
                    .append('"');
        }
        return json.append('}').toString();
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
