package engram.tables.text;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Logs of which each line is a row that names its cells. */
final class LogLines {
    private static final int LOOKED_AT = 50;
    private static final int LONGEST = 10_000;
    private static final double NEARLY_ALL = 0.9;

    private LogLines() {}

    /** Whether several lines, and nearly all that a text begins with, are of a kind. */
    static boolean areNearlyAll(String text, Predicate<String> kind) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
        long such =
                lines.stream().filter(line -> line.length() < LONGEST && kind.test(line)).count();
        return lines.size() > 1 && such >= NEARLY_ALL * lines.size();
    }

    /** The lines that a file begins with, as they stand there. */
    static List<String> first(Path file) {
        Coding coding = Coding.of(file);
        try (BufferedReader in = coding.reader(file)) {
            return in.lines().limit(LOOKED_AT).toList();
        } catch (IOException | RuntimeException e) {
            throw coding.unreadable(file, e);
        }
    }

    /**
     * Writes a log as lines of JSON, of which others may have other keys; a line without cells as
     * an object without keys, so that rows stay as many as lines are.
     */
    static void toJson(Path file, Path to, Function<String, Map<String, String>> cells) {
        Coding coding = Coding.of(file);
        try (BufferedReader in = coding.reader(file);
                BufferedWriter out = Files.newBufferedWriter(to);
                JsonGenerator lines = JsonLayout.FACTORY.createGenerator(out)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    lines.writeStartObject();
                    for (Map.Entry<String, String> cell : cells.apply(line).entrySet()) {
                        lines.writeStringField(cell.getKey(), cell.getValue());
                    }
                    lines.writeEndObject();
                }
            }
        } catch (IOException | RuntimeException e) {
            throw coding.unreadable(file, e);
        }
    }
}
