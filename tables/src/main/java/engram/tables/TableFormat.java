package engram.tables;

import engram.data.UnreadableDataException;
import engram.tables.text.CommentedLog;
import engram.tables.text.KeyValueLog;
import engram.tables.text.Remarks;
import engram.tables.text.TextHead;
import engram.tables.text.TextLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that a table can come from, told apart by name, or by how it begins. */
enum TableFormat {
    CSV,
    PARQUET,
    JSON,
    /** Lines of key=value. */
    PAIRS,
    SQL;

    static final String NAMES =
            ".csv, .tsv (or either with .gz), .parquet, .json, .ndjson or .sql, and .txt, .log or"
                    + " .dat where columns key=value or Zeek's #fields can be told";

    private static final Set<String> SHEETS = Set.of("xlsx", "xls", "xlsm", "ods", "numbers");

    private static final Set<String> UNTOLD = Set.of("txt", "log", "dat", "data", "tab", "psv");

    /** By the file's name or, where that does not tell, by how it begins. */
    static Optional<TableFormat> of(Path file) {
        Optional<TableFormat> named = named(file);
        return named.isPresent() || !Files.isRegularFile(file) || !UNTOLD.contains(ending(file))
                ? named
                : sniffed(file);
    }

    private static Optional<TableFormat> sniffed(Path file) {
        TextHead head;
        try {
            head = TextHead.of(file);
        } catch (UnreadableDataException e) {
            return Optional.empty();
        }
        String text = head.text().stripLeading();
        if (head.isBinary()) {
            return Optional.empty();
        }
        if (text.startsWith("{") || text.startsWith("[{")) {
            return Optional.of(JSON);
        }
        if (KeyValueLog.recognises(text)) {
            return Optional.of(PAIRS);
        }
        boolean table =
                CommentedLog.recognises(text)
                        || text.matches("(?is)\"?sep=.\"?\\s.*")
                        || TextLayout.of(Remarks.without(text), head.whole()).isPresent();
        return table ? Optional.of(CSV) : Optional.empty();
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** By the file's name only. */
    static Optional<TableFormat> named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean packed = name.endsWith(".gz");
        return switch (ending(file)) {
            case "csv", "tsv" -> Optional.of(CSV);
            case "json", "jsonl", "ndjson" -> Optional.of(JSON);
            case "parquet", "pq" -> packed ? Optional.empty() : Optional.of(PARQUET);
            case "sql" -> packed ? Optional.empty() : Optional.of(SQL);
            default -> Optional.empty();
        };
    }

    /**
     * The files that {@code path} stands for: itself, those of a folder, or those that match a
     * pattern in its last name; in the order of their names.
     *
     * @throws UnreadableDataException if there is none, or they are not tables of one format
     */
    static List<Path> files(Path path) {
        boolean pattern = !Files.exists(path) && String.valueOf(path.getFileName()).contains("*");
        if (!pattern && !Files.exists(path)) {
            throw new UnreadableDataException(path, "there is no such file or folder");
        }
        if (Files.isRegularFile(path)) {
            if (of(path).isEmpty()) {
                throw new UnreadableDataException(
                        path,
                        SHEETS.contains(ending(path))
                                ? "is a spreadsheet; save the sheet as CSV"
                                : "expected "
                                        + NAMES
                                        + "; read any other file by a query, such as SELECT * FROM read_csv('"
                                        + path.getFileName()
                                        + "')");
            }
            return List.of(path);
        }
        List<Path> files = pattern ? matching(path) : children(path, "*");
        Set<TableFormat> formats = EnumSet.noneOf(TableFormat.class);
        for (Path file : files) {
            of(file).ifPresent(formats::add);
        }
        if (formats.size() != 1 || formats.contains(SQL) || anyOther(files)) {
            throw new UnreadableDataException(
                    path,
                    "expected CSV, Parquet or JSON files of one kind, found "
                            + (formats.isEmpty() ? "none" : other(files)));
        }
        return files;
    }

    private static boolean anyOther(List<Path> files) {
        return files.stream().anyMatch(file -> of(file).isEmpty());
    }

    private static String other(List<Path> files) {
        return files.stream()
                .filter(file -> of(file).isEmpty())
                .findFirst()
                .map(file -> file.getFileName() + " among them")
                .orElse("files of several kinds");
    }

    private static List<Path> matching(Path pattern) {
        Path folder = pattern.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UnreadableDataException(folder, "there is no such folder");
        }
        return children(folder, pattern.getFileName().toString());
    }

    /** Without what Spark and others leave beside their data: names that start with _ or a dot. */
    private static List<Path> children(Path folder, String pattern) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, pattern)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (!name.startsWith("_") && !name.startsWith(".")) {
                    files.add(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }
}
