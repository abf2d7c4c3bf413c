package engram.tables.text;

import com.fasterxml.jackson.core.JsonGenerator;
import engram.data.UnreadableDataException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weka's attribute-relation files: lines of @attribute, then @data and rows, whole or sparse. */
public final class Arff {
    private static final String NAME =
            "('(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s{]++)";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)\\s*@attribute\\s+" + NAME + "\\s*(.*)");
    private static final Pattern DATA = Pattern.compile("(?i)\\s*@data\\s*");
    private static final Pattern CELL =
            Pattern.compile(
                    "\\s*('(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\t]*+)\\s*([,\t]|$)");

    private final List<String> names = new ArrayList<>();

    /** What a sparse row has where it says nothing. */
    private final List<String> absent = new ArrayList<>();

    private Arff() {}

    /**
     * Writes a file as lines of JSON.
     *
     * @throws UnreadableDataException if it has no attributes, or a row with other cells
     */
    public static void toJson(Path file, Path to) {
        Coding coding = Coding.of(file);
        try (BufferedReader in = coding.reader(file);
                BufferedWriter out = Files.newBufferedWriter(to);
                JsonGenerator lines = JsonLayout.FACTORY.createGenerator(out)) {
            new Arff().copy(file, in, lines);
        } catch (IOException | RuntimeException e) {
            throw coding.unreadable(file, e);
        }
    }

    private void copy(Path file, BufferedReader in, JsonGenerator lines) throws IOException {
        long number = 0;
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (line.isBlank() || line.stripLeading().startsWith("%")) {
                continue;
            }
            if (data) {
                row(file, number, line, lines);
            } else if (attribute.matches()) {
                names.add(unquoted(attribute.group(1)));
                absent.add(first(attribute.group(2)));
            } else {
                data = DATA.matcher(line).matches();
            }
        }
        if (!data || names.isEmpty()) {
            throw new UnreadableDataException(
                    file, "expected lines of @attribute, a line @data and rows below it");
        }
        Set<String> different = new LinkedHashSet<>();
        names.forEach(name -> different.add(name.toLowerCase(Locale.ROOT)));
        if (different.size() < names.size()) {
            throw new UnreadableDataException(file, "two attributes have the same name");
        }
    }

    /** The first of nominal values, or 0. */
    private static String first(String type) {
        String trimmed = type.strip();
        if (!trimmed.startsWith("{")) {
            return "0";
        }
        List<String> values = cells(trimmed.substring(1).replaceFirst("}\\s*$", ""));
        return values.isEmpty() ? "0" : values.get(0);
    }

    private void row(Path file, long number, String line, JsonGenerator lines) throws IOException {
        String text = line.strip();
        List<String> cells = text.startsWith("{") ? sparse(text) : cells(text);
        if (cells.size() != names.size()) {
            throw new UnreadableDataException(
                    file,
                    number,
                    "expected %d cells, as there are attributes, found %d"
                            .formatted(names.size(), cells.size()));
        }
        lines.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            lines.writeStringField(names.get(i), cells.get(i).equals("?") ? null : cells.get(i));
        }
        lines.writeEndObject();
    }

    private List<String> sparse(String text) {
        List<String> cells = new ArrayList<>(absent);
        for (String pair : cells(text.substring(1).replaceFirst("}\\s*$", ""))) {
            if (pair.isBlank()) {
                continue;
            }
            String[] parts = pair.strip().split("\\s+", 2);
            boolean known =
                    parts.length == 2
                            && parts[0].matches("[0-9]{1,7}")
                            && Integer.parseInt(parts[0]) < cells.size();
            if (!known) {
                return List.of();
            }
            cells.set(Integer.parseInt(parts[0]), unquoted(parts[1]));
        }
        return cells;
    }

    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(text);
        int at = 0;
        while (at <= text.length() && cell.find(at) && cell.start() == at) {
            cells.add(unquoted(cell.group(1).strip()));
            if (cell.group(2).isEmpty()) {
                break;
            }
            at = cell.end();
        }
        return cells;
    }

    private static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && (text.startsWith("'") || text.startsWith("\""))
                        && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted
                ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1").strip()
                : text;
    }
}
