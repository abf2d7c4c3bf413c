package engram.training;

import java.util.Map;
import java.util.stream.Collectors;

/** A loss became infinite or not a number; the weights are of no more use. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final transient Map<String, Double> losses;

    public TrainingDivergedException(int epoch, Map<String, Double> losses) {
        super(
                "training diverged in epoch "
                        + epoch
                        + ": no longer finite are "
                        + notFinite(losses)
                        + (epoch > 1 ? "; the checkpoint of the last good epoch is kept" : "")
                        + "; try a lower training.learningRate");
        this.epoch = epoch;
        this.losses = Map.copyOf(losses);
    }

    /** The others say nothing any more. */
    private static String notFinite(Map<String, Double> losses) {
        return losses.entrySet().stream()
                .filter(loss -> !Double.isFinite(loss.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    public int epoch() {
        return epoch;
    }

    public Map<String, Double> losses() {
        return losses;
    }
}
