package engram.tables;

import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a text file is written, decided by its first rows. DuckDB's own guess would rather take a
 * file with one broken row for a file of one column than complain.
 *
 * @param skipped lines before the names or, without these, before the rows
 * @param quoted whether cells may stand in double quotes
 * @param comments whether lines that start with # are none of the rows
 * @param missing what stands for a missing cell in all columns
 */
record CsvDialect(
        char delimiter,
        int skipped,
        boolean quoted,
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
        String text = head.text();
        while (before.size() < 100 && firstLine(text).isBlank() && !text.isEmpty()) {
            before.add(firstLine(text));
            text = text.substring(end(text));
        }
        String remarks = Remarks.before(text);
        before.addAll(remarks.lines().toList());
        text = text.substring(remarks.length());
        char delimiter = 0;
        if (firstLine(text).strip().matches("(?i)\"?sep=.\"?")) {
            delimiter = firstLine(text).strip().replace("\"", "").charAt(4);
            before.add(firstLine(text));
            text = text.substring(end(text));
        }
        if (text.isBlank()) {
            throw new UnreadableDataException(
                    file, "is empty; expected a line of column names and rows below it");
        }
        if (delimiter == 0) {
            delimiter = isTabbed(file) ? '\t' : Delimiter.of(head, text);
        }
        List<List<String>> rows = Records.of(text, delimiter, head.whole());
        return new CsvDialect(
                delimiter, before.size(), true, false, Header.of(rows, header), MISSING);
    }

    private static boolean isTabbed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).contains(".tsv");
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Where the second line starts. */
    private static int end(String text) {
        int length = firstLine(text).length();
        if (length == text.length()) {
            return length;
        }
        boolean two = text.startsWith("\r\n", length);
        return length + (two ? 2 : 1);
    }

    List<String> columns() {
        return header.columns();
    }

    Set<String> nameless() {
        return header.nameless();
    }

    /** Whether rows of the two can be read together. */
    boolean fits(CsvDialect other) {
        return delimiter == other.delimiter
                && skipped == other.skipped
                && header.present() == other.header.present()
                && columns().equals(other.columns());
    }

    /** The arguments that make DuckDB read files so, every cell as text. */
    String arguments() {
        String quote = quoted ? "'\"'" : "''";
        return ", auto_detect = false, columns = {"
                + columns().stream()
                        .map(column -> Sql.text(column) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "))
                + "}, delim = "
                + Sql.text(delimiter)
                + ", quote = "
                + quote
                + ", escape = "
                + quote
                + ", comment = "
                + (comments ? "'#'" : "''")
                + ", skip = "
                + skipped
                + ", header = "
                + header.present()
                + ", nullstr = ["
                + Sql.texts(missing)
                + "]";
    }
}
