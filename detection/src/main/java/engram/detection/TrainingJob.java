package engram.detection;

import engram.data.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.files.ArtifactException;
import engram.detection.files.DetectorArtifact;
import engram.detection.files.TrainingFolder;
import engram.detection.files.TrainingPlan;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A training that ends in a detector on disk and survives being killed. While it runs, everything
 * lives in the folder {@code TARGET.training}: a checkpoint per epoch, from which a resumed
 * training ends with the same weights as one that was never interrupted.
 */
public final class TrainingJob {
    private final DetectorConfig config;
    private final Source source;
    private final Path target;
    private Function<Training, TrainingListener> listener = training -> TrainingListener.SILENT;
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

    /**
     * Who is told. A checkpoint is kept before it hears of an epoch: an exception it throws ends
     * the training and leaves that one.
     */
    public TrainingJob listener(TrainingListener told) {
        return listener(training -> told);
    }

    /** The same for who needs the prepared training, as {@link Training#watching} does. */
    public TrainingJob listener(Function<Training, TrainingListener> told) {
        listener = told;
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
        if (Files.exists(target)) {
            requireReplaceable();
        }
        if (resume && Files.notExists(TrainingFolder.beside(target))) {
            throw new ArtifactException(
                    TrainingFolder.beside(target), "does not exist: there is nothing to resume");
        }
        try (TrainingFolder folder = TrainingFolder.open(target)) {
            requireStartable(folder);
            try (Training training = Training.prepare(config, source)) {
                Optional<Checkpoint> from = start(folder, training.plan());
                return published(
                        folder, training.run(from, keeping(folder).and(listener.apply(training))));
            }
        }
    }

    private AnomalyDetector published(TrainingFolder folder, AnomalyDetector detector) {
        try {
            folder.publish(target, detector.contents());
            return detector;
        } catch (RuntimeException e) {
            detector.close();
            throw e;
        }
    }

    private void requireReplaceable() {
        if (resume && Files.notExists(TrainingFolder.beside(target))) {
            throw new ArtifactException(
                    target, "its training is finished: there is nothing to resume");
        }
        if (!force) {
            throw new ArtifactException(
                    target, "exists already; choose another folder, or replace it with --force");
        }
        if (!DetectorArtifact.isAt(target)) {
            throw new ArtifactException(
                    target, "exists and is no detector; --force replaces detectors only");
        }
    }

    private void requireStartable(TrainingFolder folder) {
        if (resume && !folder.foundTraining()) {
            throw new ArtifactException(folder.path(), "there is nothing to resume");
        }
        if (!resume && !force && folder.foundTraining()) {
            throw new ArtifactException(
                    folder.path(),
                    "a training was interrupted here; go on with --resume, or start over with"
                            + " --force");
        }
    }

    private Optional<Checkpoint> start(TrainingFolder folder, TrainingPlan plan) {
        if (resume) {
            return folder.resume(plan);
        }
        folder.start(plan);
        return Optional.empty();
    }

    private static TrainingListener keeping(TrainingFolder folder) {
        return new TrainingListener() {
            @Override
            public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                folder.keep(checkpoint.get());
            }
        };
    }
}
