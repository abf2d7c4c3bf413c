package engram.detection;

import engram.data.Counted;
import engram.data.Given;
import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.detection.config.ConfigTree;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Recipe;
import engram.detection.files.DetectorContents;
import engram.detection.files.TrainingPlan;
import engram.detection.learning.CopiedRows;
import engram.detection.learning.Dealt;
import engram.detection.learning.Doubt;
import engram.detection.learning.Prepared;
import engram.detection.learning.SteadyChange;
import engram.detection.verdict.Calibration;
import engram.model.DirectModel;
import engram.model.Reconstructing;
import engram.torch.Compute;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From normal samples to a detector, in two halves: {@link #prepare} splits and encodes, so that
 * all that the outcome depends on is known; {@link #run} learns, calibrates, and keeps what
 * explanations need. Between the halves there is time to compare the {@linkplain #plan} with that
 * of an interrupted training, and to say who {@linkplain #watching watches}.
 */
public final class Training implements AutoCloseable {
    private static final int MOST_NAMED = 20;

    private final long started = System.nanoTime();
    private final List<String> noted = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Source source;
    private final Source normals;
    private final Prepared prepared;
    private final TrainingPlan plan;
    private final int epochsAsked;

    /** Settings that stand before the shape is known may have been made for another. */
    private final boolean madeBefore;

    private boolean ran;
    private boolean handedOver;

    private Training(Recipe recipe, Source source) {
        this.source = source;
        madeBefore = recipe instanceof DetectorConfig;
        normals = source.parts().training().distinct();
        prepared = Prepared.of(recipe, normals);
        try {
            plan =
                    new TrainingPlan(
                            prepared.config(),
                            source.name(),
                            normals.fingerprint(),
                            prepared.counts());
            epochsAsked = recipe.forShape(prepared.encoding().shape()).training().epochs();
        } catch (Throwable e) {
            prepared.close();
            prepared.model().close();
            throw e;
        }
    }

    /**
     * The first half. The samples that it encodes are kept until it is closed.
     *
     * @param source of which the samples labelled normal are learned, or all where nothing is
     *     labelled
     * @throws UnreadableDataException if the data cannot be used
     * @throws IllegalArgumentException if the configuration does not suit the samples
     */
    public static Training prepare(Recipe recipe, Source source) {
        return new Training(
                Given.some(recipe, "a detector's settings"),
                Given.some(source, "a source of samples"));
    }

    /** What is about to be trained: all that the outcome depends on. */
    public TrainingPlan plan() {
        return plan;
    }

    /** The samples that could not be read, and that the source was told to go on without. */
    public List<LeftOut> leftOut() {
        return prepared.leftOut();
    }

    /**
     * What a person should know before time is spent, a sentence each: how the data was taken, how
     * samples were dealt out, what that costs, and where they are too few for the rate asked for.
     */
    public List<String> remarks() {
        if (remarks.isEmpty()) {
            remarks.addAll(found());
        }
        return List.copyOf(remarks);
    }

    private List<String> found() {
        List<String> found = new ArrayList<>();
        found.addAll(normals.remarks());
        found.add(new Dealt(plan.config(), plan.counts(), prepared.isEnsemble()).sentence());
        if (epochsAsked > 0 && prepared.model() instanceof DirectModel<?>) {
            found.add(
                    plan.config().family()
                            + " learns in one go: the "
                            + Counted.of(epochsAsked, "epoch")
                            + " asked for "
                            + (epochsAsked == 1 ? "has" : "have")
                            + " no effect");
        }
        unusual().ifPresent(found::add);
        shortage().ifPresent(found::add);
        doubt().ifPresent(found::add);
        copies().ifPresent(found::add);
        change().ifPresent(found::add);
        return found;
    }

    private Optional<String> unusual() {
        SampleShape shape = prepared.encoding().shape();
        List<String> unusual = madeBefore ? ConfigTree.unusual(plan.config(), shape) : List.of();
        return unusual.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s is not set as it would be for %s: %s"
                                .formatted(
                                        plan.config().family(), shape, String.join(", ", unusual)));
    }

    /** Adds what a program chose for its user to what the detector keeps of its training. */
    public void note(String remark) {
        noted.add(remark);
    }

    private List<String> said(Calibration calibration) {
        double rate = plan.config().falseAlarmRate();
        List<String> said = new ArrayList<>(noted);
        said.addAll(remarks());
        calibration.caution(rate).ifPresent(said::add);
        // Before learning, it could not be known how many samples are alike.
        calibration.shortage(rate).filter(s -> !said.contains(s)).ifPresent(said::add);
        leftOut().stream().limit(MOST_NAMED).forEach(one -> said.add("left out " + one.why()));
        if (leftOut().size() > MOST_NAMED) {
            said.add("left out " + (leftOut().size() - MOST_NAMED) + " more");
        }
        return said;
    }

    /** Of rows that were dealt at random; pictures are dealt in stretches unless grouped. */
    private Optional<String> doubt() {
        boolean doubtful =
                source.grouping() instanceof Grouping.AtRandom
                        && prepared.encoding().shape() instanceof SampleShape.Row;
        return doubtful ? Doubt.of(prepared.samples()) : Optional.empty();
    }

    /** Of rows that nothing says belong together. */
    private Optional<String> copies() {
        boolean rows = prepared.encoding().shape() instanceof SampleShape.Row;
        return rows && !(source.grouping() instanceof Grouping.Groups)
                ? CopiedRows.of(prepared.samples())
                : Optional.empty();
    }

    /** Of pictures, where all that are learned from are at hand. */
    private Optional<String> change() {
        return prepared.samples().size() == normals.size()
                ? SteadyChange.of(prepared.samples(), normals.grouping())
                : Optional.empty();
    }

    /**
     * What to say where there are too few normal samples for the rate asked for. Of video that is
     * known when scores tell how alike the frames of a stretch are.
     */
    public Optional<String> shortage() {
        int samples = plan.counts().calibration();
        if (prepared.encoding().shape() instanceof SampleShape.Clip && samples > 0) {
            return Optional.empty();
        }
        return new Calibration(new double[samples]).shortage(plan.config().falseAlarmRate());
    }

    /**
     * A listener that looks at samples after each epoch and changes nothing: for those who study
     * trainings. A model that learns in one go has no epochs to tell of.
     *
     * @param watched samples that are read once and kept on the heap
     * @throws IllegalArgumentException if the model gives no samples back: it then has nothing to
     *     show before it has learned; or if folds learn one after the other
     */
    public TrainingListener watching(Source watched, EpochWatcher watcher) {
        if (prepared.isEnsemble()) {
            throw new IllegalArgumentException(
                    "folds learn one after the other, and there is no one model to watch; set"
                            + " holdout.folds to 1");
        }
        if (prepared.model() instanceof Reconstructing reconstructing) {
            return new EpochWatch(watched, watcher).over(reconstructing, prepared.encoding());
        }
        throw new IllegalArgumentException(
                "model "
                        + plan.config().family()
                        + " gives no samples back: there is nothing to watch before it has learned");
    }

    /** The second half from the beginning, with nobody watching. */
    public AnomalyDetector run() {
        return run(Optional.empty(), TrainingListener.SILENT);
    }

    /**
     * The second half; once only.
     *
     * @param from where an interrupted training of the same plan stood
     * @param listener several are made one with {@link TrainingListener#and}; an exception ends the
     *     training
     * @throws engram.training.TrainingDivergedException if the losses stop being finite
     */
    public AnomalyDetector run(Optional<Checkpoint> from, TrainingListener listener) {
        if (ran) {
            throw new IllegalStateException("this training has run; prepare another");
        }
        ran = true;
        Execution execution = plan.config().execution();
        try (Compute.Entered here = execution.compute().enter()) {
            DetectorContents.Learned learned = prepared.learn(from, listener);
            DetectorContents contents =
                    new DetectorContents(
                            plan.config(),
                            prepared.encoding(),
                            learned,
                            plan.provenance(
                                    source.settings(),
                                    seconds(learned.history()),
                                    said(learned.calibration().together())));
            AnomalyDetector detector =
                    new AnomalyDetector(
                            contents,
                            execution,
                            new SharedModel(prepared.model(), execution.compute()),
                            plan.config().falseAlarmRate());
            handedOver = true;
            return detector;
        }
    }

    /** A resumed training took what its epochs took, whichever process they ran in. */
    private double seconds(List<EpochReport> history) {
        double now = (System.nanoTime() - started) / 1e9;
        return Math.max(now, history.stream().mapToDouble(EpochReport::seconds).sum());
    }

    /** Gives back the encoded samples, and the model unless a detector has it. */
    @Override
    public void close() {
        prepared.close();
        if (!handedOver) {
            prepared.model().close();
        }
    }
}
