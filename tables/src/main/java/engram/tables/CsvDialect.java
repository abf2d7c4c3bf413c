package engram.tables;

import engram.data.UnreadableDataException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * How a CSV file is written, decided by its first line: the delimiter that is in it most often, and
 * a header unless one of its cells is a number. DuckDB's own guess would rather take a file with
 * one broken row for a file of one column than complain.
 */
record CsvDialect(char delimiter, boolean header, List<String> columns) {
    private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');
    private static final String MISSING = "['', 'NA', 'N/A', 'null', 'NULL']";

    /**
     * @throws UnreadableDataException if a file is empty or has other columns than the first
     */
    static CsvDialect of(List<Path> files) {
        CsvDialect first = of(files.get(0));
        for (Path file : files) {
            CsvDialect dialect = of(file);
            if (!dialect.equals(first)) {
                throw new UnreadableDataException(
                        file,
                        "expected the same columns as in %s (%s), found %s"
                                .formatted(
                                        files.get(0).getFileName(),
                                        String.join(", ", first.columns),
                                        String.join(", ", dialect.columns)));
            }
        }
        return first;
    }

    private static CsvDialect of(Path file) {
        String line = firstLine(file);
        char delimiter =
                file.getFileName().toString().toLowerCase(Locale.ROOT).contains(".tsv")
                        ? '\t'
                        : mostFrequent(line);
        List<String> cells = split(line, delimiter);
        boolean header = cells.stream().noneMatch(CsvDialect::isNumber);
        Map<String, Integer> seen = new HashMap<>();
        List<String> columns = new ArrayList<>();
        for (String cell : cells) {
            String name = header && !cell.isBlank() ? cell.strip() : "column" + columns.size();
            int before = seen.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
            columns.add(before == 0 ? name : name + "_" + before);
        }
        return new CsvDialect(delimiter, header, columns);
    }

    /** The arguments that make DuckDB read files so, with its own choice of types but for these. */
    String arguments(Map<String, String> types) {
        String forced =
                types.entrySet().stream()
                        .map(e -> Sql.text(e.getKey()) + ": " + Sql.text(e.getValue()))
                        .collect(Collectors.joining(", "));
        return written()
                + ", names = ["
                + Sql.texts(columns)
                + "]"
                + (types.isEmpty() ? "" : ", types = {" + forced + "}");
    }

    /** The arguments that take every cell as text, so that only rows of another length fail. */
    String plainArguments() {
        return written()
                + ", auto_detect = false, columns = {"
                + columns.stream()
                        .map(column -> Sql.text(column) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private String written() {
        return ", delim = "
                + Sql.text(delimiter)
                + ", quote = '\"', escape = '\"', comment = '', skip = 0, header = "
                + header
                + ", nullstr = "
                + MISSING;
    }

    private static String firstLine(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain =
                        file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                                        && Files.size(file) > 0
                                ? new GZIPInputStream(raw)
                                : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            if (line == null || line.isBlank()) {
                throw new UnreadableDataException(
                        file, "is empty; expected a line of column names and rows below it");
            }
            return line.startsWith("\uFEFF") ? line.substring(1) : line;
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static char mostFrequent(String line) {
        char best = ',';
        for (char candidate : DELIMITERS) {
            if (split(line, candidate).size() > split(line, best).size()) {
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> split(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static boolean isNumber(String cell) {
        return cell.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }
}
