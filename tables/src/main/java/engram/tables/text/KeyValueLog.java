package engram.tables.text;

import com.fasterxml.jackson.core.JsonGenerator;
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

    /** What a firewall says of a packet among the pairs: DF, SYN. */
    private static final String FLAG = "[A-Z]{2,8}(?=\\s|$)";

    private static final Pattern PAIRS =
            Pattern.compile(
                    "(?:^|.*?\\s)%1$s(?:[\\s,;]+%2$s)*[\\s,;]+%1$s(?:[\\s,;]+(?:%2$s|%1$s))*[\\s,;]*"
                            .formatted(PAIR, FLAG));
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
        Coding coding = Coding.of(file);
        try (BufferedReader in = coding.reader(file);
                BufferedWriter out = Files.newBufferedWriter(to);
                JsonGenerator lines = JsonLayout.FACTORY.createGenerator(out)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    write(line, lines);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw coding.unreadable(file, e);
        }
    }

    private static void write(String line, JsonGenerator lines) throws IOException {
        lines.writeStartObject();
        Matcher pair = ONE.matcher(line);
        while (pair.find()) {
            String quoted = pair.group(2);
            lines.writeStringField(
                    pair.group(1),
                    quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        lines.writeEndObject();
    }
}
