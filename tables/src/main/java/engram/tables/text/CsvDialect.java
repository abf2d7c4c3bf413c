package engram.tables.text;

import engram.data.UnreadableDataException;
import engram.tables.database.Sql;
import engram.tables.text.TextLayout.Unnamed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a text file is written, decided by its first rows. DuckDB's own guess would rather take a
 * file with one broken row for a file of one column than complain.
 *
 * @param skipped lines before the names or, where the first row read has none, before the rows
 * @param quote what may stand around cells; 0 for nothing
 * @param comments whether lines that start with # are none of the rows
 * @param missing what stands for a missing cell in all columns
 */
public record CsvDialect(
        TextLayout layout,
        int skipped,
        char quote,
        boolean comments,
        Header header,
        List<String> missing) {
    static final List<String> MISSING = List.of("", "NA", "N/A", "null", "NULL");

    /**
     * @throws UnreadableDataException if the file has no first line
     */
    static CsvDialect of(Path file, TextHead head, Optional<Boolean> header) {
        if (CommentedLog.recognises(head.text())) {
            return CommentedLog.dialect(head.text());
        }
        List<String> before = new ArrayList<>();
        boolean apostrophes = head.isInApostrophes();
        String text = apostrophes ? head.text().replace('\'', '"') : head.text();
        while (before.size() < 100 && firstLine(text).isBlank() && !text.isEmpty()) {
            before.add(firstLine(text));
            text = text.substring(end(text));
        }
        String remarks = Remarks.before(text);
        before.addAll(remarks.lines().toList());
        text = text.substring(remarks.length());
        Optional<Character> given = Optional.empty();
        if (firstLine(text).strip().matches("(?i)\"?sep=.\"?")) {
            given = Optional.of(firstLine(text).strip().replace("\"", "").charAt(4));
            before.add(firstLine(text));
            text = text.substring(end(text));
        }
        if (text.isBlank()) {
            throw new UnreadableDataException(
                    file, "is empty; expected a line of column names and rows below it");
        }
        TextLayout layout = layout(file, given, text, head.whole());
        for (int title = 0; title < layout.titles(); title++) {
            text = text.substring(end(text));
        }
        int skipped = before.size() + layout.titles();
        List<List<String>> rows = Records.of(text, layout.delimiter(), head.whole());
        if (rows.isEmpty()) {
            throw new UnreadableDataException(
                    file,
                    "holds no row: in line "
                            + (skipped + 1)
                            + " a quotation mark is opened that is never closed");
        }
        Header names =
                switch (layout.unnamed()) {
                    case FIRST -> Header.aboveRowNames(rows.get(0));
                    case LAST -> Header.beforeLast(rows.get(0));
                    case NONE -> Header.of(rows, header);
                };
        return new CsvDialect(
                layout,
                skipped + lines(text, names.lines()),
                apostrophes ? '\'' : '"',
                false,
                names,
                MISSING);
    }

    /** How many lines a text's first rows take, with empty ones between them. */
    private static int lines(String text, int rows) {
        int lines = 0;
        int left = rows;
        boolean quoted = false;
        for (String line : text.lines().limit(rows == 0 ? 0 : 100).toList()) {
            if (left == 0) {
                break;
            }
            lines++;
            quoted ^= Rewriting.turnsQuotes(line);
            left -= quoted || line.isBlank() ? 0 : 1;
        }
        return lines;
    }

    private static TextLayout layout(
            Path file, Optional<Character> given, String text, boolean whole) {
        Optional<TextLayout> found = TextLayout.of(text, whole);
        Optional<Character> certain =
                given.or(() -> isTabbed(file, text) ? Optional.of('\t') : Optional.empty());
        return certain.filter(c -> found.isEmpty() || found.get().delimiter() != c)
                .map(delimiter -> new TextLayout(delimiter, 0))
                .or(() -> found)
                .orElseGet(() -> TextLayout.irregular(text, whole));
    }

    /** A name says nothing of a text whose names hold no tab: it is divided by something else. */
    private static boolean isTabbed(Path file, String text) {
        return isCalledTabbed(file) && firstLine(text).indexOf('\t') >= 0;
    }

    private static boolean isCalledTabbed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).contains(".tsv");
    }

    /** What to say where a file is divided otherwise than its name has it. */
    Optional<String> misnamed(Path file) {
        return isCalledTabbed(file) && delimiter() != '\t' && columns().size() > 1
                ? Optional.of("cells are divided by '%s', not by tabs".formatted(delimiter()))
                : Optional.empty();
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Where the second line starts. */
    static int end(String text) {
        int length = firstLine(text).length();
        if (length == text.length()) {
            return length;
        }
        boolean two = text.startsWith("\r\n", length);
        return length + (two ? 2 : 1);
    }

    public char delimiter() {
        return layout.delimiter();
    }

    int titles() {
        return layout.titles();
    }

    /** Whether the first line holds names, where a later file of its kind may be unsure of it. */
    public Optional<Boolean> namesFirst() {
        return comments || layout.unnamed() != Unnamed.NONE
                ? Optional.empty()
                : Optional.of(header.present());
    }

    List<String> columns() {
        return header.columns();
    }

    public Set<String> nameless() {
        return header.nameless();
    }

    /** Whether rows of the two are rows of one table, in whatever order their columns are. */
    boolean fits(CsvDialect other) {
        return lowered().equals(other.lowered());
    }

    private Set<String> lowered() {
        return columns().stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    boolean isWrittenAs(CsvDialect other) {
        return arguments().equals(other.arguments());
    }

    /** What tells rows from the line of names, where that comes again; empty where it does not. */
    String condition() {
        List<String> again = header.again();
        return again.isEmpty()
                ? ""
                : IntStream.range(0, again.size())
                        .mapToObj(
                                i ->
                                        "coalesce(trim(%s), '') = %s"
                                                .formatted(
                                                        Sql.name(columns().get(i)),
                                                        Sql.text(again.get(i))))
                        .collect(Collectors.joining(" AND ", " WHERE NOT (", ")"));
    }

    /** The arguments that make DuckDB read files so, every cell as text. */
    String arguments() {
        String around = Sql.text(quote == 0 ? "" : String.valueOf(quote));
        return ", auto_detect = false, columns = {"
                + columns().stream()
                        .map(column -> Sql.text(column) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "))
                + "}, delim = "
                + Sql.text(delimiter())
                + ", quote = "
                + around
                + ", escape = "
                + around
                + ", comment = "
                + (comments ? "'#'" : "''")
                + ", skip = "
                + skipped
                + ", header = "
                + (header.present() && header.lines() == 0)
                + ", nullstr = ["
                + Sql.texts(missing)
                + "]";
    }
}
