package engram.experiments.runs;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.verdict.Detection;
import engram.evaluation.Evaluation;
import engram.evaluation.PixelEvaluation;
import engram.experiments.protocols.Problem;
import engram.experiments.results.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What verdicts and maps are worth, defect by defect and pixel by pixel. */
final class Placed {
    private static final List<Double> RATES = List.of(0.01, 0.05);

    private final List<Detection> detections = new ArrayList<>();
    private final PixelEvaluation.Collector pixels = new PixelEvaluation.Collector();

    /**
     * Judges the test pictures.
     *
     * @return figures by name
     */
    static Map<String, Double> figures(AnomalyDetector detector, Problem problem) {
        Placed placed = new Placed();
        Explainer explainer = new Explainer(detector);
        if (explainer.localises()) {
            explainer.localise(
                    problem.test(),
                    (detection, one) ->
                            placed.add(
                                    detection,
                                    one.map(),
                                    mask(problem, detection.id(), one.map().length),
                                    one.width()));
        } else {
            detector.detect(problem.test(), placed::add);
        }
        Map<String, Double> figures = placed.figures();
        figures.put(Figures.MEGABYTES, megabytes(detector));
        return figures;
    }

    /** What all that was added is worth, by name. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        byDefect(figures);
        for (double rate : RATES) {
            verdicts(rate, figures);
        }
        PixelEvaluation evaluation = pixels.evaluation();
        evaluation.auroc().ifPresent(value -> figures.put(Figures.PIXEL_AUROC, value));
        evaluation.aupro().ifPresent(value -> figures.put(Figures.AUPRO, value));
        return figures;
    }

    /** Of the detector's folder. */
    private static double megabytes(AnomalyDetector detector) {
        try {
            Path folder = Files.createTempDirectory("engram-size");
            Path saved = folder.resolve("saved.detector");
            detector.save(saved);
            long bytes = 0;
            try (Stream<Path> files = Files.list(saved)) {
                for (Path file : files.toList()) {
                    bytes += Files.size(file);
                    Files.delete(file);
                }
            }
            Files.delete(saved);
            Files.delete(folder);
            return Math.round(bytes / 1e4) / 100.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A verdict without a map. */
    void add(Detection detection) {
        detections.add(detection);
    }

    /**
     * @param map how anomalous each pixel is, row by row
     * @param mask which are anomalous
     */
    void add(Detection detection, float[] map, boolean[] mask, int width) {
        add(detection);
        pixels.add(map, mask, width);
    }

    private static boolean[] mask(Problem problem, String id, int pixels) {
        return problem.masks().flatMap(masks -> masks.of(id)).orElseGet(() -> new boolean[pixels]);
    }

    private void byDefect(Map<String, Double> figures) {
        Map<String, List<Detection>> defects = new TreeMap<>();
        for (Detection detection : detections) {
            if (detection.label() == Label.ANOMALOUS) {
                defects.computeIfAbsent(folder(detection.id()), name -> new ArrayList<>())
                        .add(detection);
            }
        }
        defects.forEach(
                (name, anomalies) -> {
                    List<Detection> some = new ArrayList<>(anomalies);
                    detections.stream()
                            .filter(detection -> detection.label() == Label.NORMAL)
                            .forEach(some::add);
                    auroc(some).ifPresent(value -> figures.put(Figures.AUROC + "-" + name, value));
                });
    }

    private static String folder(String id) {
        String[] parts = id.split("/", -1);
        return parts.length < 2 ? id : parts[parts.length - 2];
    }

    private static Optional<Double> auroc(List<Detection> some) {
        double[] scores = some.stream().mapToDouble(Detection::score).toArray();
        boolean[] anomalous = new boolean[scores.length];
        for (int i = 0; i < anomalous.length; i++) {
            anomalous[i] = some.get(i).label() == Label.ANOMALOUS;
        }
        return Evaluation.of(scores, new boolean[scores.length], anomalous)
                .auroc()
                .map(interval -> interval.estimate());
    }

    private void verdicts(double rate, Map<String, Double> figures) {
        String percent = Math.round(100 * rate) + "-percent";
        share(Label.NORMAL, rate)
                .ifPresent(value -> figures.put(Figures.at(percent, "false-alarms"), value));
        share(Label.ANOMALOUS, rate)
                .ifPresent(value -> figures.put(Figures.at(percent, "recall"), value));
    }

    /** How many of a kind are called anomalous at this rate. */
    private Optional<Double> share(Label label, double rate) {
        List<Detection> some = detections.stream().filter(d -> d.label() == label).toList();
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        some.stream().filter(d -> d.pValue() <= rate).count()
                                / (double) some.size());
    }
}
