package engram.experiments.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.data.UnreadableDataException;
import engram.experiments.grid.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Results, one line of JSON each, appended one by one. A last line that an interruption cut short
 * is taken away, so that its run is repeated.
 */
public final class ResultFile {
    private final Path path;
    private final List<Result> results;

    private ResultFile(Path path, List<Result> results) {
        this.path = path;
        this.results = results;
    }

    /**
     * Reads what is there; nothing is if the file does not exist.
     *
     * @throws UnreadableDataException if a whole line is no result
     */
    public static ResultFile read(Path path) {
        List<Result> results = new ArrayList<>();
        try {
            if (Files.exists(path)) {
                String text = Files.readString(path);
                String whole = text.substring(0, text.lastIndexOf('\n') + 1);
                int number = 0;
                for (String line : whole.lines().toList()) {
                    number++;
                    results.add(parse(path, number, line));
                }
            }
        } catch (IOException e) {
            throw new UnreadableDataException(path, "cannot be read: " + e.getMessage());
        }
        return new ResultFile(path, results);
    }

    private static Result parse(Path path, int number, String line) {
        try {
            return Json.parse(line, Result.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableDataException(
                    path,
                    number,
                    "is not a result: "
                            + e.getOriginalMessage().lines().findFirst().orElse("no JSON")
                            + "; take the line away to repeat its run");
        }
    }

    public Path path() {
        return path;
    }

    public List<Result> results() {
        return Collections.unmodifiableList(results);
    }

    public boolean has(Run run) {
        return results.stream().anyMatch(result -> result.run().equals(run));
    }

    /**
     * Adds a result at the end, on disk before this returns.
     *
     * @throws IOException if the disk refuses
     */
    public void append(Result result) throws IOException {
        if (path.toAbsolutePath().getParent() != null) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        dropCutLine();
        Files.writeString(
                path,
                Json.line(result) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        results.add(result);
    }

    private void dropCutLine() throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            if (file.length() > 0 && lastByte(file) != '\n') {
                String text = Files.readString(path, StandardCharsets.ISO_8859_1);
                file.setLength(text.lastIndexOf('\n') + 1L);
            }
        }
    }

    private static int lastByte(RandomAccessFile file) throws IOException {
        file.seek(file.length() - 1);
        return file.read();
    }
}
