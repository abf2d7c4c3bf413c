package engram.experiments.runs;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.detection.ScoreSheet;
import engram.detection.Training;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.files.Provenance;
import engram.experiments.protocols.Problem;
import engram.experiments.protocols.Protocol;
import engram.experiments.results.Figures;
import engram.experiments.results.Result;
import engram.torch.Device;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out runs, one after the other, keeping the data open between runs that share it. */
public final class Experiment implements AutoCloseable {
    private Protocol.Opened opened;
    private String openedAs = "";

    /**
     * Trains and tests.
     *
     * @throws engram.data.UnreadableDataException if the data cannot be used
     * @throws engram.training.TrainingDivergedException if the losses stop being finite
     * @throws IllegalArgumentException if a setting does not fit
     */
    public Result carryOut(Task task) {
        Problem problem =
                opened(task)
                        .problem(task.run().problem(), task.run().seed(), task.method().reading());
        long started = System.nanoTime();
        DetectorConfig config =
                task.method()
                        .resolve(
                                problem.training().shape(),
                                task.protocol().heldOut(),
                                new Execution(task.run().seed(), task.threads(), Device.CPU));
        List<Result.Epoch> epochs = new ArrayList<>();
        try (AnomalyDetector detector = train(task, config, problem, epochs)) {
            long trained = System.nanoTime();
            ScoreSheet sheet = detector.scoreSheet(problem.test());
            long scored = System.nanoTime();
            Map<String, Map<String, Double>> scores =
                    Figures.of(sheet, task.protocol().hasCutOffs());
            if (task.protocol().isOfVideos()) {
                scores = FrameFigures.of(detector, sheet, problem);
            }
            if (task.protocol().hasPlaces()) {
                scores.values().iterator().next().putAll(Placed.figures(detector, problem));
            }
            Hulled.add(detector, problem, scores);
            return new Result(
                    task.run(),
                    task.method().settings(),
                    ConfigFile.tree(detector.config()),
                    data(detector.provenance(), sheet.labels()),
                    scores,
                    Optional.of(epochs).filter(list -> !list.isEmpty()),
                    last(detector.history()).flatMap(Experiment::memory),
                    new Result.Cost(
                            detector.history().size(),
                            seconds(started, trained),
                            seconds(trained, scored),
                            detector.config().execution().threads(),
                            Instant.now()),
                    detector.provenance().environment());
        }
    }

    private static AnomalyDetector train(
            Task task, DetectorConfig config, Problem problem, List<Result.Epoch> epochs) {
        try (Training training = Training.prepare(config, problem.training())) {
            TrainingListener listener =
                    task.protocol().isByEpoch()
                            ? training.watching(
                                    problem.test(),
                                    (report, sheet) -> epochs.add(epoch(report, sheet)))
                            : TrainingListener.SILENT;
            return training.run(Optional.empty(), listener);
        }
    }

    private static Result.Epoch epoch(EpochReport report, ScoreSheet sheet) {
        return new Result.Epoch(
                Figures.of(sheet, false).values().iterator().next().get(Figures.AUROC),
                report.validationLoss());
    }

    private Protocol.Opened opened(Task task) {
        Path data = task.data();
        String name = task.protocol().name() + " " + data;
        if (!name.equals(openedAs)) {
            close();
            opened = task.protocol().open(data);
            openedAs = name;
        }
        return opened;
    }

    private static Result.Data data(Provenance provenance, List<Label> tested) {
        int anomalous = (int) tested.stream().filter(Label.ANOMALOUS::equals).count();
        return new Result.Data(
                provenance.sourceHash(),
                provenance.counts().training(),
                provenance.counts().validation(),
                tested.size() - anomalous,
                anomalous);
    }

    private static Optional<EpochReport> last(List<EpochReport> history) {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    private static Optional<Result.Memory> memory(EpochReport report) {
        return report.memory()
                .map(
                        health ->
                                new Result.Memory(
                                        health.usage().length,
                                        health.unusedItems(),
                                        health.effectiveItems(),
                                        health.activeItems(),
                                        health.deadRowShare()));
    }

    private static double seconds(long from, long to) {
        return Math.round((to - from) / 1e7) / 100.0;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
            openedAs = "";
        }
    }
}
