package engram.tables.text;

import engram.tables.database.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that are read as JSON, or are brought into lines of JSON first.
 *
 * @param readable the user's files or copies of them, as DuckDB reads them
 * @param note what a user should know of how they are read
 */
public record JsonFiles(List<Path> readable, Optional<String> note) {

    /** How a file that is no JSON becomes lines of it. */
    @FunctionalInterface
    public interface ToLines {
        void write(Path file, Path to);
    }

    /** JSON, whatever stands around its rows. */
    public static JsonFiles of(List<Path> files, Database database) {
        List<Path> readable = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Path file : files) {
            Coding coding = Coding.of(file);
            coding.note().ifPresent(notes::add);
            JsonLayout layout = JsonLayout.of(file, coding);
            layout.note().ifPresent(notes::add);
            if (layout.isPlain() && coding.isPlain(file) && !layout.marked()) {
                readable.add(database.openable(file));
            } else {
                Path copy = database.copyOf(file, ".json");
                if (layout.isPlain()) {
                    coding.transcode(file, copy);
                } else {
                    new JsonLines(layout).write(file, coding, copy);
                }
                readable.add(copy);
            }
        }
        return new JsonFiles(
                readable,
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
    }

    /**
     * Files of another format.
     *
     * @param note what a user should know of how they are read
     */
    public static JsonFiles of(
            List<Path> files, Database database, ToLines format, Optional<String> note) {
        List<Path> readable = new ArrayList<>();
        for (Path file : files) {
            Path copy = database.copyOf(file, ".json");
            format.write(file, copy);
            readable.add(copy);
        }
        return new JsonFiles(readable, note);
    }
}
