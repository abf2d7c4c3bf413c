package engram.detection;

import engram.data.Batch;
import engram.data.Encoding;
import engram.data.SampleReader;
import engram.data.SampleStore;
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
import engram.model.ReconstructionModel;
import engram.model.Remembering;
import engram.models.Catalogue;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingListener;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * From normal samples to a detector: split, encode, learn, calibrate, and keep what explanations
 * need.
 */
final class DetectorTraining {
    /**
     * More calibration samples than this would make the detector larger and its threshold no
     * better.
     */
    private static final int MOST_CALIBRATIONS = 100_000;

    private final DetectorConfig config;
    private final Source source;
    private final TrainingListener listener;
    private final Function<TrainingPlan, Optional<Checkpoint>> start;
    private Optional<EpochWatch> watch = Optional.empty();

    /**
     * @param start told what is about to be trained, says from where
     */
    DetectorTraining(
            DetectorConfig config,
            Source source,
            TrainingListener listener,
            Function<TrainingPlan, Optional<Checkpoint>> start) {
        this.config = config;
        this.source = source;
        this.listener = listener;
        this.start = start;
    }

    /** Watched epoch by epoch, where the model gives samples back. */
    DetectorTraining watched(EpochWatch by) {
        watch = Optional.of(by);
        return this;
    }

    AnomalyDetector run() {
        long started = System.nanoTime();
        Source normals = source.normals();
        Split split = split(normals);
        Encoding encoding = normals.fit(split.training());
        Execution execution = config.execution().resolve(encoding.shape());
        execution.apply();
        AnomalyModel model =
                Catalogue.family(config.family())
                        .create(config.model(), encoding.shape(), execution.seed());
        try (SampleStore training = normals.store(encoding, split.training());
                SampleStore validation = normals.store(encoding, split.validation());
                SampleStore calibration = normals.store(encoding, split.calibration())) {
            DetectorConfig resolved =
                    config.withExecution(execution)
                            .withTraining(
                                    config.training().resolve(encoding.shape(), training.size()));
            var counts =
                    new Provenance.Counts(training.size(), validation.size(), calibration.size());
            TrainingPlan plan =
                    new TrainingPlan(resolved, source.name(), normals.fingerprint(), counts);
            Optional<Checkpoint> checkpoint = start.apply(plan);
            Trainer trainer =
                    new Trainer(
                            resolved.training(),
                            execution.seed(),
                            listener(model, encoding),
                            checkpoint);
            List<EpochReport> history = model.fit(training, validation, trainer);
            DetectorContents contents =
                    new DetectorContents(
                            resolved,
                            encoding,
                            learned(
                                    model,
                                    history,
                                    encoding,
                                    new Stores(training, validation, calibration)),
                            plan.provenance(source.settings(), seconds(history, started)));
            return new AnomalyDetector(contents, model, resolved.falseAlarmRate());
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private TrainingListener listener(AnomalyModel model, Encoding encoding) {
        return watch.isPresent() && model instanceof ReconstructionModel reconstructing
                ? watch.get().over(reconstructing, encoding)
                : listener;
    }

    private record Stores(SampleStore training, SampleStore validation, SampleStore calibration) {

        /** Those that errors on new normal samples can best be known from. */
        SampleStore leastLearned() {
            return calibration.size() > 0
                    ? calibration
                    : validation.size() > 0 ? validation : training;
        }
    }

    private static DetectorContents.Learned learned(
            AnomalyModel model, List<EpochReport> history, Encoding encoding, Stores stores) {
        return new DetectorContents.Learned(
                model.weights(),
                new Calibration(scores(model, stores.calibration)),
                model instanceof Reconstructing reconstructing
                        ? Optional.of(ErrorProfile.of(reconstructing, stores.leastLearned()))
                        : Optional.empty(),
                model instanceof Remembering remembering
                        ? Optional.of(Gallery.of(remembering, stores.training, encoding))
                        : Optional.empty(),
                history);
    }

    private Split split(Source normals) {
        Holdout holdout = config.holdout();
        int count = normals.size();
        try {
            Split split =
                    Split.of(
                            count,
                            holdout.validation(),
                            holdout.calibration(),
                            config.execution().seed());
            return new Split(split.training(), split.validation(), atMost(split.calibration()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException(source.name() + ": " + e.getMessage());
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

    private static double[] scores(AnomalyModel model, SampleStore calibration) {
        DoubleStream.Builder scores = DoubleStream.builder();
        int atOnce = Math.max(1, (1 << 20) / model.shape().size());
        try (SampleReader reader = calibration.open()) {
            for (var next = reader.next(atOnce); next.isPresent(); next = reader.next(atOnce)) {
                Batch batch = next.get();
                DoubleStream.of(model.score(batch.values(), batch.size())).forEach(scores);
            }
        }
        return scores.build().toArray();
    }

    private static double seconds(List<EpochReport> history, long started) {
        double now = (System.nanoTime() - started) / 1e9;
        return Math.max(now, history.stream().mapToDouble(EpochReport::seconds).sum());
    }
}
