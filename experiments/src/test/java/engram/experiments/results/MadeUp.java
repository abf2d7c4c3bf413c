package engram.experiments.results;

import engram.detection.files.Provenance;
import engram.experiments.grid.Run;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Results that no run came to, for the tests of what is made of them. */
public final class MadeUp {
    private MadeUp() {}

    public static Result result(String problem, String method, long seed, double auroc) {
        return new Result(
                new Run("mnist", problem, method, seed),
                Map.of("family", method, "training.epochs", "7"),
                Map.of("family", method, "training", Map.of("epochs", 60)),
                new Result.Data("abc", 10, 1, 5, 2),
                Map.of("squared-error", Map.of(Figures.AUROC, auroc)),
                Optional.empty(),
                Optional.of(new Result.Memory(100, 3, 80.5, 7.25, 0)),
                new Result.Cost(60, 12.5, 1.25, 1, Instant.EPOCH),
                new Provenance.Environment("1", "c0ffee", "17", "2.10.0", "a machine"));
    }
}
