package engram.tables;

import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text files that are read as one table, in the order of their names.
 *
 * @param readable the same files in UTF-8: themselves or copies
 */
record CsvFiles(List<Path> readable, CsvDialect dialect, Optional<String> note) {

    /**
     * @throws UnreadableDataException if a file is empty or has other columns than the first
     */
    static CsvFiles of(List<Path> files, Database database, Optional<Boolean> header) {
        CsvDialect first = null;
        List<Path> readable = new ArrayList<>();
        Optional<String> note = Optional.empty();
        for (Path file : files) {
            TextHead head = TextHead.of(file);
            CsvDialect dialect = CsvDialect.of(file, head, header);
            if (first == null) {
                first = dialect;
                note = and(dialect.header().doubt(), remarks(head, dialect));
            } else if (!dialect.fits(first)) {
                throw otherColumns(file, dialect, files.get(0), first);
            }
            if (head.isUtf8()) {
                readable.add(database.openable(file));
            } else {
                Path copy = database.copyOf(file, ".csv");
                head.transcode(file, copy);
                note = and(note, Optional.of("read as " + head.charset()));
                readable.add(copy);
            }
        }
        return new CsvFiles(List.copyOf(readable), first, note);
    }

    private static Optional<String> remarks(TextHead head, CsvDialect dialect) {
        int lines = (int) Remarks.before(head.text()).lines().count();
        return lines == 0 || dialect.comments()
                ? Optional.empty()
                : Optional.of(
                        "passed over %d %s that %s with #"
                                .formatted(
                                        lines,
                                        lines == 1 ? "line" : "lines",
                                        lines == 1 ? "begins" : "begin"));
    }

    private static Optional<String> and(Optional<String> first, Optional<String> second) {
        return first.isEmpty() || second.isEmpty()
                ? first.or(() -> second)
                : Optional.of(first.get() + "; " + second.get());
    }

    private static UnreadableDataException otherColumns(
            Path file, CsvDialect found, Path firstFile, CsvDialect first) {
        return new UnreadableDataException(
                file,
                "expected the same columns as in %s (%s), found %s"
                        .formatted(
                                firstFile.getFileName(),
                                String.join(", ", first.columns()),
                                String.join(", ", found.columns())));
    }

    /** What stands after FROM. */
    String relation() {
        return "read_csv([" + Sql.texts(readable) + "]" + dialect.arguments() + ")";
    }
}
