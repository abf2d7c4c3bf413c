package engram.training;

import engram.nn.Weights;
import java.util.List;
import java.util.Map;

/**
 * Where a training stood after an epoch.
 *
 * @param state a copy of {@link Learner#state()}
 * @param history the reports of all epochs so far
 */
public record Checkpoint(Map<String, Weights> state, List<EpochReport> history) {

    /** How many epochs are done. */
    public int epoch() {
        return history.size();
    }
}
