package engram.tables;

import engram.data.UnreadableDataException;
import engram.tables.text.CommentedLog;
import engram.tables.text.EventLog;
import engram.tables.text.FirstBytes;
import engram.tables.text.KeyValueLog;
import engram.tables.text.Packing;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of file that a table can come from, told apart by name, or by how it begins. */
enum TableFormat {
    CSV("cells with something between them"),
    PARQUET("Parquet"),
    JSON("JSON"),
    /** Lines of key=value. */
    PAIRS("lines of key=value"),
    /** Lines of CEF or LEEF. */
    EVENTS("lines of CEF or LEEF"),
    /** Weka's. */
    ARFF("Weka's ARFF"),
    SQL("a query");

    private final String word;

    TableFormat(String word) {
        this.word = word;
    }

    static final String NAMES =
            ".csv, .tsv, .json, .ndjson or .arff (each also packed: .gz, .bz2, .xz, .zst, .zip),"
                    + " .parquet or .sql, and .txt, .log or .dat where columns, key=value, CEF"
                    + " or Zeek's #fields can be told";

    private static final int MOST_LOOKED_AT = 10_000;

    private static final Set<String> SHEETS = Set.of("xlsx", "xls", "xlsm", "ods", "numbers");

    private static final Pattern ARCHIVES =
            Pattern.compile("(?i).*\\.(tar(\\.\\w+)?|t[gbx]z2?|7z|rar|zip)");

    private static final Pattern ASIDE =
            Pattern.compile(
                    "(?i)[_.].*|readme(\\..*)?|licen[cs]e(\\..*)?|thumbs\\.db|desktop\\.ini");

    private static final Set<String> UNTOLD =
            Set.of("txt", "log", "cef", "leef", "dat", "data", "tab", "psv");

    /**
     * By how the file begins where that is certain, else by its name; where neither tells, by what
     * its first lines look like.
     */
    static Optional<TableFormat> of(Path file) {
        Optional<TableFormat> named = named(file);
        if (!Files.isRegularFile(file) || named.equals(Optional.of(SQL))) {
            return named;
        }
        Optional<FirstBytes> first = FirstBytes.of(file);
        if (first.isPresent() && first.get().isParquet() && !first.get().packed()) {
            return Optional.of(PARQUET);
        }
        if (named.isEmpty() && !isUntold(file)) {
            return named;
        }
        Optional<TableFormat> begun = first.flatMap(TableFormat::begun);
        boolean other =
                named.isEmpty() || first.filter(bytes -> fits(bytes, named.get())).isEmpty();
        return begun.isPresent() || !other ? begun.or(() -> named) : sniffed(file).or(() -> named);
    }

    /** Whether the name says nothing, or has been seen to say what is not so: sheets are text. */
    private static boolean isUntold(Path file) {
        return UNTOLD.contains(ending(file))
                || SHEETS.contains(ending(file))
                || isWithoutEnding(file)
                || Packing.isCalledPacked(file);
    }

    /** What text is whatever it is called. */
    private static Optional<TableFormat> begun(FirstBytes first) {
        if (first.isJson()) {
            return Optional.of(JSON);
        }
        if (first.isArff()) {
            return Optional.of(ARFF);
        }
        if (first.isEvents()) {
            return Optional.of(EVENTS);
        }
        return first.isPairs() ? Optional.of(PAIRS) : Optional.empty();
    }

    /** Whether a file may be what it is called; damaged, it still is. */
    private static boolean fits(FirstBytes first, TableFormat named) {
        return switch (named) {
            case JSON -> first.isMaybeJson();
            case PARQUET -> first.packed();
            default -> true;
        };
    }

    /** What to say where files are not what they are called. */
    static Optional<String> misnamed(List<Path> files) {
        return files.stream()
                .filter(file -> named(file).isPresent() || SHEETS.contains(ending(file)))
                .filter(file -> !named(file).equals(of(file)))
                .findFirst()
                .flatMap(TableFormat::of)
                .map(held -> "read as what it holds, " + held.word);
    }

    private static boolean isWithoutEnding(Path file) {
        return Packing.withoutEnding(file).indexOf('.') < 0;
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
        if (EventLog.recognises(text)) {
            return Optional.of(EVENTS);
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
        String plain = Packing.withoutEnding(file);
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** By the file's name only. */
    static Optional<TableFormat> named(Path file) {
        boolean packed = Packing.isCalledPacked(file);
        return switch (ending(file)) {
            case "csv", "tsv" -> Optional.of(CSV);
            case "json", "jsonl", "ndjson" -> Optional.of(JSON);
            case "arff" -> Optional.of(ARFF);
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
        requireFile(path);
        if (Files.isRegularFile(path)) {
            requireTable(path);
            if (of(path).isEmpty()) {
                throw new UnreadableDataException(path, stranger(path));
            }
            return List.of(path);
        }
        List<Path> files = pattern ? matching(path) : children(path, "*");
        files.forEach(TableFormat::requireFile);
        files.stream().filter(file -> named(file).isPresent()).forEach(TableFormat::requireTable);
        if (files.stream().allMatch(Files::isDirectory) && !files.isEmpty()) {
            throw new UnreadableDataException(
                    path,
                    "holds only folders (%s); name one of them, or read all by a query, such as SELECT * FROM '%s/**/*.csv'"
                            .formatted(
                                    Notes.names(
                                            files.stream()
                                                    .map(file -> file.getFileName().toString())
                                                    .toList()),
                                    path));
        }
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

    /** To open a pipe that nobody writes to takes for ever. */
    private static void requireFile(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new UnreadableDataException(path, "is a pipe or a device; expected a file");
        }
    }

    /** Whether a folder, or one in it, has a file that is called as tables are. */
    static boolean holdsTables(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.limit(MOST_LOOKED_AT)
                    .anyMatch(file -> named(file).isPresent() && Files.isRegularFile(file));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static void requireTable(Path file) {
        boolean told = named(file).equals(Optional.of(SQL)) || SHEETS.contains(ending(file));
        if (Files.isRegularFile(file) && !told) {
            Optional<FirstBytes> first = FirstBytes.of(file);
            first.flatMap(FirstBytes::other)
                    .ifPresent(
                            other -> {
                                throw new UnreadableDataException(
                                        file, "is " + other + "; expected a table");
                            });
        }
    }

    private static String stranger(Path file) {
        if (SHEETS.contains(ending(file))) {
            return "is a spreadsheet; save the sheet as CSV";
        }
        if (ARCHIVES.matcher(file.getFileName().toString()).matches()) {
            return "is an archive; unpack it and name the table in it";
        }
        return "expected "
                + NAMES
                + "; read any other file by a query, such as SELECT * FROM read_csv('"
                + file.getFileName()
                + "')";
    }

    /** Whether a file's name tells what it is, and that it is no table. */
    static boolean isStranger(Path file) {
        return SHEETS.contains(ending(file))
                || ARCHIVES.matcher(file.getFileName().toString()).matches();
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

    /**
     * Without what Spark and others leave beside their data: names that start with _ or a dot; nor
     * what people and systems leave there.
     */
    private static List<Path> children(Path folder, String pattern) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, pattern)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (!ASIDE.matcher(name).matches()) {
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
