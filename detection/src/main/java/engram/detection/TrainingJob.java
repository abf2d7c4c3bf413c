package engram.detection;

import engram.data.sources.Source;
import engram.detection.config.Recipe;
import engram.detection.files.ArtifactException;
import engram.detection.files.DetectorArtifact;
import engram.detection.files.TrainingFolder;
import engram.detection.files.TrainingFolder.Found;
import engram.detection.files.TrainingPlan;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A training that ends in a detector on disk and survives being killed. While it runs, everything
 * lives in the folder {@code TARGET.training}: a checkpoint every few seconds, after an epoch, from
 * which a resumed training ends with the same weights as one that was never interrupted.
 */
public final class TrainingJob {
    /** Losing as much of a training costs less than keeping every epoch of a quick one. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Recipe recipe;
    private final Source source;
    private final Path target;
    private Function<Training, TrainingListener> listener = training -> TrainingListener.SILENT;
    private Consumer<AnomalyDetector> inspector = detector -> {};
    private Duration pause = PAUSE;
    private boolean resume;
    private boolean force;

    private TrainingJob(Recipe recipe, Source source, Path target) {
        this.recipe = recipe;
        this.source = source;
        this.target = followed(target);
    }

    /** A folder that a link leads to is written there, and the link stays. */
    private static Path followed(Path target) {
        try {
            boolean link = Files.isSymbolicLink(target) && Files.exists(target);
            return link ? target.toRealPath() : target;
        } catch (IOException e) {
            throw new ArtifactException(target, "is a link that cannot be followed");
        }
    }

    /** A training from the start that replaces nothing. */
    public static TrainingJob of(Recipe recipe, Source source, Path target) {
        return new TrainingJob(recipe, source, target);
    }

    /**
     * Who is told. A checkpoint is kept before it hears of an epoch: an exception it throws ends
     * the training and leaves the last one.
     */
    public TrainingJob listener(TrainingListener told) {
        return listener(training -> told);
    }

    /** The same for who needs the prepared training, as {@link Training#watching} does. */
    public TrainingJob listener(Function<Training, TrainingListener> told) {
        listener = told;
        return this;
    }

    /**
     * Who is shown the detector before it is saved: an exception it throws ends the training with
     * none saved.
     */
    public TrainingJob inspector(Consumer<AnomalyDetector> shown) {
        inspector = shown;
        return this;
    }

    /** A checkpoint after each epoch that ends at least this long after the last checkpoint. */
    TrainingJob keepingEvery(Duration least) {
        pause = least;
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
        requireTarget();
        try (TrainingFolder folder = TrainingFolder.open(target)) {
            requireStartable(folder);
            try (Training training = Training.prepare(recipe, source)) {
                if (resume && folder.found() != Found.INTERRUPTED) {
                    folder.publishFound(training.plan());
                    return AnomalyDetector.load(target);
                }
                Optional<Checkpoint> from = start(folder, training.plan());
                return published(
                        folder, training.run(from, keeping(folder).and(listener.apply(training))));
            }
        }
    }

    private AnomalyDetector published(TrainingFolder folder, AnomalyDetector detector) {
        try {
            inspector.accept(detector);
            folder.publish(detector.contents());
            return detector;
        } catch (RuntimeException e) {
            detector.close();
            throw e;
        }
    }

    /** Whatever forbids this training before a file is touched. */
    private void requireTarget() {
        boolean unfinished = Files.exists(TrainingFolder.beside(target));
        if (Files.isSymbolicLink(target) && Files.notExists(target)) {
            throw new ArtifactException(target, "is a link that leads nowhere; remove it");
        }
        if (resume && !unfinished) {
            throw Files.exists(target)
                    ? new ArtifactException(
                            target, "its training is finished: there is nothing to resume")
                    : new ArtifactException(
                            TrainingFolder.beside(target),
                            "does not exist: there is nothing to resume");
        }
        if (Files.exists(target) && !unfinished) {
            requireReplaceable();
        }
    }

    private void requireReplaceable() {
        if (!force) {
            throw new ArtifactException(
                    target, "exists already; choose another folder, or replace it with --force");
        }
        DetectorArtifact.requireNothingForeign(target);
    }

    private void requireStartable(TrainingFolder folder) {
        if (resume && folder.found() == Found.NOTHING) {
            throw new ArtifactException(folder.path(), "there is nothing to resume");
        }
        if (!resume && !force && folder.found() == Found.INTERRUPTED) {
            throw new ArtifactException(
                    folder.path(),
                    "a training was interrupted here; go on with --resume, or start over with"
                            + " --force");
        }
        boolean done = resume && folder.found() == Found.IN_PLACE;
        if (!done && Files.exists(target)) {
            requireReplaceable();
        }
    }

    private Optional<Checkpoint> start(TrainingFolder folder, TrainingPlan plan) {
        if (resume) {
            return folder.resume(plan);
        }
        folder.start(plan);
        return Optional.empty();
    }

    private TrainingListener keeping(TrainingFolder folder) {
        return new TrainingListener() {
            private long kept;

            @Override
            public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                boolean first = kept == 0;
                boolean last = report.epoch() == report.epochs();
                if (first || last || System.nanoTime() - kept >= pause.toNanos()) {
                    folder.keep(checkpoint.get());
                    kept = System.nanoTime();
                }
            }
        };
    }
}
