package engram.experiments.runs;

import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import engram.detection.files.Provenance;
import engram.detection.verdict.Detection;
import engram.experiments.protocols.DrawnSamples;
import engram.experiments.results.Draw;
import engram.experiments.results.DrawFile;
import engram.torch.Device;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures what thresholds from few normal samples are worth: the true false-alarm rate and recall
 * of detectors that learned from random draws, calibrated by a split and by folds.
 */
public final class CalibrationBench {
    /** How many normal samples there are. */
    public static final List<Integer> SIZES = List.of(30, 60, 100, 200, 320, 1_000);

    /** The false-alarm rates asked for; trained for the first. */
    public static final List<Double> RATES = List.of(0.01, 0.05);

    /** How the threshold is taken, and by which setting. */
    public enum Way {
        SPLIT(new Holdout(0.1, 0.1, 1)),
        FOLDS(Holdout.standard());

        @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
        private final Holdout holdout;

        Way(Holdout holdout) {
            this.holdout = holdout;
        }

        /** As result lines have it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final List<DrawnSamples> data;
    private final List<String> models;
    private final DrawFile file;

    public CalibrationBench(List<DrawnSamples> data, List<String> models, DrawFile file) {
        this.data = List.copyOf(data);
        this.models = List.copyOf(models);
        this.file = file;
    }

    /**
     * Adds draws that are not in the file yet, all cells of the first before the second, until
     * there are so many or time is up.
     *
     * @param sizes how many normal samples are drawn, in turn
     * @param told hears a line for each that was added
     */
    public void run(int draws, List<Integer> sizes, Duration most, Consumer<String> told) {
        Instant end = Instant.now().plus(most);
        for (int draw = 1; draw <= draws; draw++) {
            for (DrawnSamples samples : data) {
                for (String model : models) {
                    for (Way way : Way.values()) {
                        if (file.has(samples.name(), model, way.id(), draw)) {
                            continue;
                        }
                        if (Instant.now().isAfter(end)) {
                            return;
                        }
                        file.append(one(samples, model, way, draw, sizes));
                        told.accept(
                                "draw %d of %s by %s, %s"
                                        .formatted(draw, samples.name(), model, way.id()));
                    }
                }
            }
        }
    }

    private static Draw one(
            DrawnSamples samples, String model, Way way, int draw, List<Integer> sizes) {
        List<Draw.Outcome> outcomes = new ArrayList<>();
        Provenance.Environment environment = null;
        for (int size : sizes) {
            DrawnSamples.Drawn drawn = samples.draw(size, draw);
            long started = System.nanoTime();
            try (AnomalyDetector detector =
                    AnomalyDetector.train(config(model, drawn, way, draw), drawn.training())) {
                double seconds = Math.round((System.nanoTime() - started) / 1e7) / 100.0;
                environment = detector.provenance().environment();
                outcomes.add(
                        new Draw.Outcome(
                                size,
                                detector.calibration().size(),
                                seconds,
                                atRates(detector, drawn)));
            }
        }
        return new Draw(
                samples.name(), model, way.id(), draw, outcomes, environment, Instant.now());
    }

    private static DetectorConfig config(
            String model, DrawnSamples.Drawn drawn, Way way, int draw) {
        return DetectorConfig.of(model, drawn.training().shape())
                .withHoldout(way.holdout)
                .withFalseAlarmRate(RATES.get(0))
                .withExecution(new Execution(draw, 1, Device.CPU));
    }

    private static List<Draw.AtRate> atRates(AnomalyDetector detector, DrawnSamples.Drawn drawn) {
        double[] normals = pValues(detector, drawn.normals());
        double[] anomalies = pValues(detector, drawn.anomalies());
        return RATES.stream()
                .map(
                        asked -> {
                            double inForce = detector.calibration().rateInForce(asked);
                            return new Draw.AtRate(
                                    asked,
                                    rounded(inForce),
                                    share(normals, inForce),
                                    share(anomalies, inForce));
                        })
                .toList();
    }

    private static double[] pValues(AnomalyDetector detector, Source source) {
        return detector.detect(source).stream().mapToDouble(Detection::pValue).toArray();
    }

    private static double share(double[] pValues, double rate) {
        int flagged = 0;
        for (double pValue : pValues) {
            flagged += pValue <= rate ? 1 : 0;
        }
        return rounded((double) flagged / pValues.length);
    }

    private static double rounded(double share) {
        return Math.round(share * 1e5) / 1e5;
    }
}
