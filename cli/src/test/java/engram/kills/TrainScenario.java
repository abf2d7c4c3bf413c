package engram.kills;

import engram.detection.AnomalyDetector;
import engram.detection.files.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Trainings, resumed until they end; over an old detector too, where something is always in place.
 */
final class TrainScenario extends Scenario {
    private static final String WEIGHTS = "weights.safetensors";

    private final boolean replacing;
    private final Path target = folder.resolve("detector");
    private final Path training = folder.resolve("detector.training");
    private final Path straight = folder.resolve("straight");
    private final Path old = folder.resolve("old");
    private Path data;

    TrainScenario(String name, Path scratch, boolean replacing) throws IOException {
        super(name, scratch);
        this.replacing = replacing;
    }

    private List<String> train(Path into, int epochs, String... more) {
        List<String> words =
                new ArrayList<>(List.of("train", data.toString(), "-o", into.toString()));
        words.addAll(List.of("--label-column", "fault", "--normal", "no", "--threads", "1"));
        words.addAll(List.of("--seed", "5", "--epochs", Integer.toString(epochs)));
        words.addAll(List.of("--set", "training.batchSize=16"));
        words.addAll(List.of(more));
        return words;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        data = rows(300);
        run(train(straight, 40));
        if (replacing) {
            run(train(old, 2));
            run(train(target, 2));
        }
    }

    @Override
    List<String> command(Random random) {
        List<String> more = new ArrayList<>();
        boolean begun = Files.exists(training.resolve("training.json"));
        boolean done = Files.exists(training.resolve("trained.json"));
        // Once in a while all of it is thrown away in its midst.
        boolean anew = replacing && random.nextInt(5) == 0;
        if ((begun || done) && !anew) {
            more.add("--resume");
        }
        // One that was killed as it tidied up has put the detector in place: the next replaces it.
        boolean over = Files.exists(target) && !done;
        if (replacing || over || (!begun && !done && Files.exists(training))) {
            more.add("--force");
        }
        return train(target, 40, more.toArray(String[]::new));
    }

    @Override
    boolean isAtWork() throws IOException {
        return isNew(training.resolve("checkpoint.safetensors")) || isEnding();
    }

    @Override
    boolean isEnding() throws IOException {
        return isNew(training.resolve("detector.new"))
                || isNew(training.resolve("detector"))
                || (hasSpoken() && Files.exists(training.resolve("trained.json")));
    }

    @Override
    Optional<String> broken(boolean ended) throws IOException {
        Optional<String> broken = Optional.empty();
        if (Files.exists(target)) {
            broken = loads(target);
        } else if (ended) {
            broken = Optional.of("it ended and there is no detector");
        } else if (replacing && !Files.exists(training.resolve("trained.json"))) {
            broken =
                    Optional.of(
                            "neither the old detector nor the new one is in place or on its way");
        }
        if (broken.isEmpty() && ended && !weights(target).equals(weights(straight))) {
            broken = Optional.of("the weights are not those of a training without kills");
        }
        if (broken.isEmpty() && ended && Files.exists(training)) {
            broken = Optional.of("it ended and left its folder behind");
        }
        // Killed when all was done, it has nothing left to resume: the next begins anew.
        boolean done = ended || !Files.exists(training);
        if (done && !replacing) {
            delete(target);
        }
        return broken;
    }

    private Optional<String> loads(Path detector) throws IOException {
        String weights = weights(detector);
        if (!weights.equals(weights(straight)) && !(replacing && weights.equals(weights(old)))) {
            return Optional.of("the weights are neither those before nor those after");
        }
        try {
            AnomalyDetector.load(detector).close();
            return Optional.empty();
        } catch (ArtifactException e) {
            return Optional.of("the detector is broken: " + e.getMessage());
        }
    }

    private static String weights(Path detector) throws IOException {
        return Kills.content(detector.resolve(WEIGHTS));
    }
}
