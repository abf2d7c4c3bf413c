package engram.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A file of scores, written over an old one: it is the old one or the new one, to the last line.
 */
final class ScoreScenario extends Scenario {
    private static final int ROWS = 60_000;

    private final Path detector = folder.resolve("detector");
    private final Path scores = folder.resolve("scores.csv");
    private final Path straight = folder.resolve("straight.csv");
    private Path data;

    ScoreScenario(Path scratch) throws IOException {
        super("score -o", scratch);
    }

    private List<String> score(Path into) {
        return List.of(
                "score", detector.toString(), data.toString(), "-o", into.toString(), "--force");
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        data = rows(ROWS);
        run(List.of("train", data.toString(), "-o", detector.toString(), "--model", "pca"));
        run(score(straight));
        Files.writeString(scores, "old\n");
    }

    @Override
    List<String> command(Random random) throws IOException {
        if (random.nextInt(10) == 0) {
            Files.writeString(scores, "old\n");
        }
        return score(scores);
    }

    @Override
    boolean isAtWork() throws IOException {
        return isEnding();
    }

    @Override
    boolean isEnding() throws IOException {
        return isNew(folder.resolve(".scores.csv.part"));
    }

    @Override
    Optional<String> broken(boolean ended) throws IOException {
        boolean whole = Files.mismatch(scores, straight) < 0;
        boolean before = Files.size(scores) == 4 && !ended;
        return whole || before
                ? Optional.empty()
                : Optional.of("the scores are neither those before nor all of the new ones");
    }
}
