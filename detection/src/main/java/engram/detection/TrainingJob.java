package engram.detection;

import engram.data.Source;
import engram.training.TrainingListener;
import java.nio.file.Path;

/**
 * A training that ends in a detector on disk and survives being killed. While it runs, everything
 * lives in the folder {@code TARGET.training}: a checkpoint per epoch, from which a resumed
 * training ends with the same weights as one that was never interrupted.
 */
public final class TrainingJob {
    private final DetectorConfig config;
    private final Source source;
    private final Path target;
    private TrainingListener listener = TrainingListener.SILENT;
    private boolean resume;
    private boolean force;

    private TrainingJob(DetectorConfig config, Source source, Path target) {
        this.config = config;
        this.source = source;
        this.target = target;
    }

    /** A training from the start that replaces nothing. */
    public static TrainingJob of(DetectorConfig config, Source source, Path target) {
        return new TrainingJob(config, source, target);
    }

    /** Who watches; an exception it throws ends the training and leaves the last checkpoint. */
    public TrainingJob listener(TrainingListener watching) {
        listener = watching;
        return this;
    }

    /** Whether to go on from the checkpoint of a training that was killed. */
    public TrainingJob resume(boolean goesOn) {
        resume = goesOn;
        return this;
    }

    /** Whether to replace a detector, and to discard a killed training. */
    public TrainingJob force(boolean replaces) {
        force = replaces;
        return this;
    }

    /**
     * Trains and saves.
     *
     * @return the saved detector
     * @throws ArtifactException if the target exists, another training is writing there, there is
     *     nothing to resume or it was started otherwise, or the disk refuses
     * @throws engram.data.UnreadableDataException if the data cannot be used
     * @throws engram.training.TrainingDivergedException if the losses stop being finite; the last
     *     good checkpoint stays
     */
    public AnomalyDetector run() {
        throw new UnsupportedOperationException(
                config + " " + source + " " + target + listener + resume + force);
    }
}
