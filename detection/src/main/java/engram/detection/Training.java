package engram.detection;

import engram.data.Encoding;
import engram.data.LeftOut;
import engram.data.Source;
import engram.data.Split;
import engram.data.UnreadableDataException;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Gallery;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.files.TrainingPlan;
import engram.detection.verdict.Calibration;
import engram.model.AnomalyModel;
import engram.model.Reconstructing;
import engram.model.Remembering;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * From normal samples to a detector, in two halves: {@link #prepare} splits and encodes, so that
 * all that the outcome depends on is known; {@link #run} learns, calibrates, and keeps what
 * explanations need. Between the halves there is time to compare the {@linkplain #plan} with that
 * of an interrupted training, and to say who {@linkplain #watching watches}.
 */
public final class Training implements AutoCloseable {
    /**
     * More calibration samples than this would make the detector larger and its threshold no
     * better.
     */
    private static final int MOST_CALIBRATIONS = 100_000;

    private final long started = System.nanoTime();
    private final Source source;
    private final EncodedSplit split;
    private final TrainingPlan plan;
    private final AnomalyModel model;
    private boolean ran;
    private boolean handedOver;

    private Training(DetectorConfig config, Source source) {
        this.source = source;
        Source normals = source.parts().training();
        split = EncodedSplit.of(normals, split(config, normals));
        try {
            DetectorConfig resolved = resolve(config, split);
            plan =
                    new TrainingPlan(
                            resolved,
                            source.name(),
                            normals.fingerprint(),
                            new Provenance.Counts(
                                    split.training().size(),
                                    split.validation().size(),
                                    split.calibration().size()));
            resolved.execution().apply();
            model = LearnedModel.blank(resolved, split.encoding().shape());
        } catch (Throwable e) {
            split.close();
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
    public static Training prepare(DetectorConfig config, Source source) {
        return new Training(config, source);
    }

    private static Split split(DetectorConfig config, Source normals) {
        Holdout holdout = config.holdout();
        try {
            Split split =
                    Split.of(
                            normals.size(),
                            normals.grouping(),
                            new Split.Shares(holdout.validation(), holdout.calibration()),
                            config.execution().seed());
            return new Split(split.training(), split.validation(), atMost(split.calibration()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException(normals.name() + ": " + e.getMessage());
        }
    }

    private static BitSet atMost(BitSet positions) {
        if (positions.cardinality() <= MOST_CALIBRATIONS) {
            return positions;
        }
        BitSet first = new BitSet();
        positions.stream().limit(MOST_CALIBRATIONS).forEach(first::set);
        return first;
    }

    private static DetectorConfig resolve(DetectorConfig config, EncodedSplit split) {
        Encoding encoding = split.encoding();
        Execution execution = config.execution().resolve(encoding.shape());
        return config.withExecution(execution)
                .withTraining(config.training().resolve(encoding.shape(), split.training().size()));
    }

    /** What is about to be trained: all that the outcome depends on. */
    public TrainingPlan plan() {
        return plan;
    }

    /** The samples that could not be read, and that the source was told to go on without. */
    public List<LeftOut> leftOut() {
        return split.leftOut();
    }

    /**
     * A listener that looks at samples after each epoch and changes nothing: for those who study
     * trainings. A model that learns in one go has no epochs to tell of.
     *
     * @param watched samples that are read once and kept on the heap
     * @throws IllegalArgumentException if the model gives no samples back: it then has nothing to
     *     show before it has learned
     */
    public TrainingListener watching(Source watched, EpochWatcher watcher) {
        if (model instanceof Reconstructing reconstructing) {
            return new EpochWatch(watched, watcher).over(reconstructing, split.encoding());
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
        DetectorConfig config = plan.config();
        LearnedModel learned = LearnedModel.learn(model, config, split, from, listener);
        DetectorContents contents =
                new DetectorContents(
                        config,
                        split.encoding(),
                        kept(learned),
                        plan.provenance(source.settings(), seconds(learned.history())));
        AnomalyDetector detector = new AnomalyDetector(contents, model, config.falseAlarmRate());
        handedOver = true;
        return detector;
    }

    private DetectorContents.Learned kept(LearnedModel learned) {
        return new DetectorContents.Learned(
                model.weights(),
                new Calibration(learned.scores(split.calibration())),
                model instanceof Reconstructing reconstructing
                        ? Optional.of(ErrorProfile.of(reconstructing, split.leastLearned()))
                        : Optional.empty(),
                model instanceof Remembering remembering
                        ? Optional.of(Gallery.of(remembering, split.training(), split.encoding()))
                        : Optional.empty(),
                learned.history());
    }

    /** A resumed training took what its epochs took, whichever process they ran in. */
    private double seconds(List<EpochReport> history) {
        double now = (System.nanoTime() - started) / 1e9;
        return Math.max(now, history.stream().mapToDouble(EpochReport::seconds).sum());
    }

    /** Gives back the encoded samples, and the model unless a detector has it. */
    @Override
    public void close() {
        split.close();
        if (!handedOver) {
            model.close();
        }
    }
}
