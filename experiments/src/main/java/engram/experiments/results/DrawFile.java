package engram.experiments.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Draws, one line of JSON each, appended one by one. A last line that was cut short is dropped. */
public final class DrawFile {
    private final Path path;
    private final List<Draw> draws = new ArrayList<>();

    private DrawFile(Path path) {
        this.path = path;
    }

    /**
     * Reads what is there; nothing is if the file does not exist.
     *
     * @throws UnreadableDataException if a whole line is no draw
     */
    public static DrawFile read(Path path) {
        DrawFile file = new DrawFile(path);
        if (Files.notExists(path)) {
            return file;
        }
        try {
            String text = Files.readString(path);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) {
                Files.writeString(path, whole);
            }
            for (String line : whole.lines().toList()) {
                file.draws.add(file.parse(line));
            }
            return file;
        } catch (IOException e) {
            throw new UnreadableDataException(path, "cannot be read: " + e.getMessage());
        }
    }

    private Draw parse(String line) {
        try {
            return Json.parse(line, Draw.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableDataException(
                    path,
                    draws.size() + 1,
                    "is no draw: "
                            + e.getOriginalMessage().lines().findFirst().orElse("no JSON")
                            + "; take the line away to repeat it");
        }
    }

    public List<Draw> draws() {
        return Collections.unmodifiableList(draws);
    }

    public boolean has(String data, String model, String way, int draw) {
        return draws.stream()
                .anyMatch(
                        one ->
                                one.data().equals(data)
                                        && one.model().equals(model)
                                        && one.way().equals(way)
                                        && one.draw() == draw);
    }

    /** Adds a draw at the end, on disk before this returns. */
    public void append(Draw draw) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(
                    path,
                    Json.line(draw) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        draws.add(draw);
    }
}
