package engram.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A grid, resumed until it ends: each run has one line, and no line is half. */
final class BenchScenario extends Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEEDS = 12;
    private static final int DETECTORS = 2;

    private final Path results = folder.resolve("results");
    private Path data;
    private long before;

    BenchScenario(Path scratch) throws IOException {
        super("bench --resume", scratch);
    }

    @Override
    void prepare() throws IOException {
        data = rows(200);
    }

    @Override
    List<String> command(Random random) throws IOException {
        before = bytes();
        return List.of(
                "bench",
                "--data",
                data.toString(),
                "--label-column",
                "fault",
                "--normal",
                "no",
                "--detectors",
                "pca,knn",
                "--seeds",
                Integer.toString(SEEDS),
                "--jobs",
                "1",
                "--results",
                results.toString(),
                "--resume");
    }

    private long bytes() throws IOException {
        if (Files.notExists(results)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(results)) {
            return all.mapToLong(path -> path.toFile().length()).sum();
        }
    }

    @Override
    boolean isAtWork() throws IOException {
        return bytes() > before;
    }

    @Override
    boolean isEnding() throws IOException {
        return bytes() > before;
    }

    @Override
    Optional<String> broken(boolean ended) throws IOException {
        if (!ended) {
            return Optional.empty(); // a half line may stand at the end until somebody goes on
        }
        Set<String> runs = new HashSet<>();
        int lines = 0;
        for (String line : Files.readAllLines(results.resolve("own.jsonl"))) {
            JsonNode result = JSON.readTree(line);
            runs.add(result.path("run").toString());
            lines++;
        }
        delete(results);
        return lines == SEEDS * DETECTORS && runs.size() == lines
                ? Optional.empty()
                : Optional.of(lines + " lines of " + runs.size() + " runs");
    }
}
