package engram.training;

import java.util.Map;

/** A loss became infinite or not a number; the weights are of no more use. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final transient Map<String, Double> losses;

    public TrainingDivergedException(int epoch, Map<String, Double> losses) {
        super(
                "training diverged in epoch "
                        + epoch
                        + " (losses "
                        + losses
                        + "); the checkpoint of the last good epoch is kept; try a lower training.learningRate");
        this.epoch = epoch;
        this.losses = Map.copyOf(losses);
    }

    public int epoch() {
        return epoch;
    }

    public Map<String, Double> losses() {
        return losses;
    }
}
