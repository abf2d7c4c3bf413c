package engram.detection.learning;

import engram.detection.config.DetectorConfig;
import engram.detection.folds.FoldModels;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.CrossConformal;
import engram.model.AnomalyModel;
import engram.nn.Weights;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * Models that learn fold by fold, so that every normal sample is scored by one that did not learn
 * it.
 */
final class FoldTraining {
    private static final String LEARNER = "learner.";

    private final DetectorConfig config;
    private final EncodedFolds folds;
    private final TrainingConfig ofEach;

    /**
     * @param config with nothing left open
     */
    FoldTraining(DetectorConfig config, EncodedFolds folds) {
        this.config = config;
        this.folds = folds;
        this.ofEach = shortened(config.training(), folds.folds().size());
    }

    /** All folds together take at most the steps of two trainings. */
    private static TrainingConfig shortened(TrainingConfig whole, int folds) {
        return new TrainingConfig(
                Math.max(1, 2 * whole.epochs() / folds),
                whole.batchSize(),
                whole.learningRate(),
                whole.schedule(),
                whole.passes(),
                whole.settle());
    }

    /** What came of it. */
    record Outcome(CrossConformal calibration, List<EpochReport> history) {}

    /**
     * The scores of all samples, each under a model that learned the other folds and is then
     * forgotten: what calibrates a model of the same kind that learned them all.
     */
    Calibration outOfFold() {
        DoubleStream scores = DoubleStream.empty();
        for (int fold = 0; fold < folds.folds().size(); fold++) {
            EncodedFolds.Fold one = folds.folds().get(fold);
            try (AnomalyModel model = LearnedModel.blank(config, folds.whole().shape())) {
                Trainer trainer =
                        new Trainer(
                                config.training(),
                                FoldModels.seed(config, fold),
                                TrainingListener.SILENT,
                                Optional.empty());
                LearnedModel learned =
                        new LearnedModel(
                                model, model.fit(one.training(), one.validation(), trainer));
                scores =
                        DoubleStream.concat(
                                scores, DoubleStream.of(learned.scores(one.calibration())));
            }
        }
        return Calibration.inStretches(scores.toArray(), folds.calibrationStretches());
    }

    /**
     * Lets the models of all folds learn, one after the other.
     *
     * @param from where an interrupted training stood, over all folds
     * @param listener told of all folds as of one training
     */
    Outcome learn(FoldModels models, Optional<Checkpoint> from, TrainingListener listener) {
        List<EpochReport> history = new ArrayList<>();
        int reached = from.map(checkpoint -> fold(checkpoint)).orElse(0);
        List<double[]> scores = new ArrayList<>();
        for (int fold = 0; fold < models.folds(); fold++) {
            EncodedFolds.Fold one = folds.folds().get(fold);
            if (fold < reached) {
                models.restore(fold, from.orElseThrow().state());
                history.addAll(epochs(from.orElseThrow(), fold));
            } else {
                Told told = new Told(models, fold, List.copyOf(history), listener);
                Optional<Checkpoint> start =
                        fold == reached ? from.map(told::own) : Optional.empty();
                Trainer trainer = new Trainer(ofEach, FoldModels.seed(config, fold), told, start);
                models.member(fold)
                        .fit(one.training(), one.validation(), trainer)
                        .forEach(report -> history.add(told.ofAll(report)));
            }
            scores.add(new LearnedModel(models.member(fold), List.of()).scores(one.calibration()));
        }
        return new Outcome(calibrated(scores), history);
    }

    /** Bursts are what they were if one model had scored all, though each fold's did its own. */
    private CrossConformal calibrated(List<double[]> byFold) {
        double[] all = byFold.stream().flatMapToDouble(DoubleStream::of).toArray();
        return new CrossConformal(
                byFold.stream().map(Calibration::new).toList(),
                Calibration.inStretches(all, folds.calibrationStretches()).burst());
    }

    /** The fold whose model was learning; the checkpoint is of one of its epochs. */
    private int fold(Checkpoint checkpoint) {
        return Math.max(0, checkpoint.epoch() - 1) / ofEach.epochs();
    }

    private List<EpochReport> epochs(Checkpoint checkpoint, int fold) {
        int first = fold * ofEach.epochs();
        int end = Math.min(checkpoint.epoch(), first + ofEach.epochs());
        return checkpoint.history().subList(first, end);
    }

    /** Tells of one fold's training as of a part of all folds'. */
    private final class Told implements TrainingListener {
        private final FoldModels models;
        private final int fold;
        private final List<EpochReport> before;
        private final TrainingListener listener;

        Told(FoldModels models, int fold, List<EpochReport> before, TrainingListener listener) {
            this.models = models;
            this.fold = fold;
            this.before = before;
            this.listener = listener;
        }

        @Override
        public void stepDone(int epoch, double fraction, Map<String, Double> losses) {
            listener.stepDone(
                    fold * ofEach.epochs() + epoch, (fold + fraction) / models.folds(), losses);
        }

        @Override
        public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
            listener.epochDone(ofAll(report), () -> ofAll(checkpoint.get()));
        }

        EpochReport ofAll(EpochReport report) {
            return renumbered(report, fold * ofEach.epochs(), models.folds() * ofEach.epochs());
        }

        private EpochReport renumbered(EpochReport report, int later, int epochs) {
            return new EpochReport(
                    report.epoch() + later,
                    epochs,
                    report.training(),
                    report.validation(),
                    report.memory(),
                    report.seconds());
        }

        /** What finished folds learned goes with what this one goes on from. */
        private Checkpoint ofAll(Checkpoint checkpoint) {
            Map<String, Weights> state = new LinkedHashMap<>();
            for (int done = 0; done < fold; done++) {
                state.putAll(models.weights(done));
            }
            checkpoint.state().forEach((name, weights) -> state.put(LEARNER + name, weights));
            List<EpochReport> history = new ArrayList<>(before);
            checkpoint.history().forEach(report -> history.add(ofAll(report)));
            return new Checkpoint(state, history);
        }

        /** This fold's part of a checkpoint. */
        Checkpoint own(Checkpoint checkpoint) {
            Map<String, Weights> state = new LinkedHashMap<>();
            checkpoint
                    .state()
                    .forEach(
                            (name, weights) -> {
                                if (name.startsWith(LEARNER)) {
                                    state.put(name.substring(LEARNER.length()), weights);
                                }
                            });
            List<EpochReport> history =
                    epochs(checkpoint, fold).stream()
                            .map(
                                    report ->
                                            renumbered(
                                                    report,
                                                    -fold * ofEach.epochs(),
                                                    ofEach.epochs()))
                            .toList();
            return new Checkpoint(state, history);
        }
    }
}
