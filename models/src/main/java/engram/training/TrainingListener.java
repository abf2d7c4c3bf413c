package engram.training;

import java.util.Map;
import java.util.function.Supplier;

/** Watches a training. Called on the training's thread. */
public interface TrainingListener {

    /** Does nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /** Tells two: the other hears of it when this one has, and not if this one throws. */
    default TrainingListener and(TrainingListener other) {
        TrainingListener first = this;
        return new TrainingListener() {
            @Override
            public void stepDone(int epoch, double fraction, Map<String, Double> losses) {
                first.stepDone(epoch, fraction, losses);
                other.stepDone(epoch, fraction, losses);
            }

            @Override
            public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                first.epochDone(report, checkpoint);
                other.epochDone(report, checkpoint);
            }
        };
    }

    /**
     * After a step.
     *
     * @param fraction of the whole training done, 0 to 1
     * @param losses of this step, by name
     */
    default void stepDone(int epoch, double fraction, Map<String, Double> losses) {}

    /**
     * After an epoch.
     *
     * @param checkpoint makes a copy of the training's state, for those who keep one
     */
    default void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {}
}
