package engram.tables.text;

import engram.data.Counted;
import engram.data.UnreadableDataException;
import engram.tables.database.Database;
import engram.tables.database.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Text files that are read as one table, in the order of their names.
 *
 * @param files in UTF-8: the user's or copies of them
 * @param note what a user should know of how they are read
 */
public record CsvFiles(List<CsvFile> files, Optional<String> note) {

    /** One of them, and how it is written. */
    record CsvFile(Path path, CsvDialect dialect) {}

    /**
     * @throws UnreadableDataException if a file is empty or has other columns than the first
     */
    public static CsvFiles of(List<Path> paths, Database database, Optional<Boolean> header) {
        List<CsvFile> files = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Path path : paths) {
            TextHead head = TextHead.of(path);
            head.stranger()
                    .ifPresent(
                            what -> {
                                throw new UnreadableDataException(path, what);
                            });
            CsvDialect dialect = CsvDialect.of(path, head, header);
            if (files.isEmpty()) {
                dialect.header().doubt().ifPresent(notes::add);
                passedOver(head, dialect).ifPresent(notes::add);
                belowNames(dialect.header()).ifPresent(notes::add);
            } else if (!dialect.fits(files.get(0).dialect)) {
                throw otherColumns(path, dialect, paths.get(0), files.get(0).dialect);
            }
            dialect.misnamed(path).ifPresent(notes::add);
            head.note().ifPresent(notes::add);
            int below = below(path, head, dialect);
            if (below > 0) {
                notes.add(
                        "passed over what sums up, counts or remarks on the rows below the table");
            }
            if (!dialect.header().again().isEmpty()) {
                notes.add("passed over the lines that repeat the columns' names");
            }
            files.add(new CsvFile(readable(path, head, database, below), dialect));
        }
        return new CsvFiles(
                List.copyOf(files),
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
    }

    private static int below(Path path, TextHead head, CsvDialect dialect) {
        if (dialect.comments()) {
            return 0;
        }
        List<List<String>> rows = Records.of(head.text(), dialect.delimiter(), head.whole());
        return Footer.lines(path, head, dialect.delimiter(), rows);
    }

    private static Path readable(Path path, TextHead head, Database database, int below) {
        if (below == 0 && head.isReadable(path)) {
            return database.openable(path);
        }
        Path copy = database.copyOf(path, ".csv");
        head.transcode(path, copy, below);
        return copy;
    }

    private static Optional<String> passedOver(TextHead head, CsvDialect dialect) {
        int remarks = (int) Remarks.before(head.text()).lines().count();
        if (remarks == 0 && dialect.titles() == 0) {
            return Optional.empty();
        }
        int lines = remarks + dialect.titles();
        String which =
                dialect.titles() > 0
                        ? "above the table"
                        : "that %s with #".formatted(lines == 1 ? "begins" : "begin");
        return dialect.comments()
                ? Optional.empty()
                : Optional.of("passed over %s %s".formatted(Counted.of(lines, "line"), which));
    }

    private static Optional<String> belowNames(Header header) {
        int more = header.present() ? header.lines() - 1 : 0;
        return more > 0
                ? Optional.of(
                        "passed over %s of words beside the columns' names"
                                .formatted(Counted.of(more, "line")))
                : Optional.empty();
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

    public CsvDialect dialect() {
        return files.get(0).dialect;
    }

    public List<Path> readable() {
        return files.stream().map(CsvFile::path).toList();
    }

    /** What stands after FROM. Files that are written alike are read together. */
    public String relation() {
        List<String> parts = new ArrayList<>();
        List<Path> alike = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            alike.add(files.get(i).path);
            CsvDialect written = files.get(i).dialect;
            if (i + 1 == files.size() || !files.get(i + 1).dialect.isWrittenAs(written)) {
                parts.add(
                        "read_csv(["
                                + Sql.texts(alike)
                                + "]"
                                + written.arguments()
                                + ")"
                                + written.condition());
                alike.clear();
            }
        }
        return parts.size() == 1 && files.get(0).dialect.condition().isEmpty()
                ? parts.get(0)
                : "(FROM " + String.join(" UNION ALL BY NAME FROM ", parts) + ")";
    }
}
