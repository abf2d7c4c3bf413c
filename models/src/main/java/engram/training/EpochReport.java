package engram.training;

import engram.memory.MemoryHealth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an epoch came to.
 *
 * @param epoch counted from 1
 * @param epochs how many there will be
 * @param training mean loss terms over the epoch's steps
 * @param validation mean loss terms over the validation samples; empty where there are none
 * @param memory how memory fared; empty for models without
 * @param seconds of wall-clock time
 */
public record EpochReport(
        int epoch,
        int epochs,
        Map<String, Double> training,
        Map<String, Double> validation,
        Optional<MemoryHealth> memory,
        double seconds) {

    /** The objective over the validation samples; empty where there are none. */
    public OptionalDouble validationLoss() {
        Double loss = validation.get(Learner.LOSS);
        return loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss);
    }
}
