package engram.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.cli.data.DetectorAndData;
import engram.cli.scores.PixelFigures;
import engram.cli.scores.Verdicts;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Remarks;
import engram.cli.terminal.Text;
import engram.data.Counted;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.evaluation.Confusion;
import engram.evaluation.Evaluation;
import engram.evaluation.Interval;
import engram.evaluation.PixelEvaluation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code engram evaluate}. */
@Command(
        name = "evaluate",
        description = "Says what a detector's scores and verdicts on labelled DATA are worth.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram evaluate screws.detector screws",
            "  engram evaluate two.detector mnist --normal 2 --json"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DetectorAndData operands;

    @Option(names = "--json", description = "Print JSON instead of lines.")
    private boolean json;

    @Override
    public Integer call() {
        try (AnomalyDetector detector = operands.detector();
                Source source = operands.source(detector)) {
            Verdicts verdicts = Verdicts.of(detector, source);
            Evaluation evaluation = verdicts.evaluation();
            warn(verdicts, evaluation);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(json(detector, evaluation, verdicts.pixels()));
            } else {
                print(out, detector, evaluation);
                verdicts.pixels().ifPresent(pixels -> print(out, pixels));
            }
            out.flush();
        }
        return Exit.OK;
    }

    private void warn(Verdicts verdicts, Evaluation evaluation) {
        PrintWriter err = spec.commandLine().getErr();
        Remarks.print(verdicts.leftOut(), err);
        if (verdicts.unlabelled() > 0) {
            err.printf(
                    "warning: left out %s without a label%n",
                    Counted.of(verdicts.unlabelled(), "sample"));
        }
        verdicts.pixels()
                .filter(pixels -> pixels.unmasked() > 0)
                .ifPresent(
                        pixels ->
                                err.printf(
                                        "warning: without a mask, and no part of the figures of pixels: %d anomalous or"
                                                + " unlabelled %s%n",
                                        pixels.unmasked(), pixels.samples()));
        verdicts.pixels()
                .filter(pixels -> pixels.misshapen() > 0)
                .ifPresent(
                        pixels ->
                                err.printf(
                                        "warning: of another shape than its picture, and stretched upon"
                                                + " it, so that it may mark other places: %s%n",
                                        Counted.of(pixels.misshapen(), "mask")));
        evaluation.caution().ifPresent(caution -> err.println("warning: " + caution));
        err.flush();
    }

    private static Map<String, Optional<Interval>> figures(Evaluation evaluation) {
        Map<String, Optional<Interval>> figures = new LinkedHashMap<>();
        figures.put("AUROC", evaluation.auroc());
        figures.put("AUPR", evaluation.aupr());
        figures.put("precision", evaluation.precision());
        figures.put("recall", evaluation.recall());
        figures.put("F1", evaluation.f1());
        figures.put("false-alarm rate", evaluation.falseAlarmRate());
        return figures;
    }

    private static void print(PrintWriter out, AnomalyDetector detector, Evaluation evaluation) {
        Confusion counts = evaluation.confusion();
        out.printf(
                "samples            %d normal, %d anomalous%n",
                counts.normals(), counts.anomalies());
        out.printf(
                "threshold          %s, for a false-alarm rate of %s%n",
                Text.figure(detector.threshold()), Text.figure(detector.falseAlarmRate()));
        figures(evaluation)
                .forEach(
                        (name, interval) ->
                                out.printf("%-18s %s%n", name, Text.interval(interval)));
        out.println("in brackets: 95 % intervals; the last four are at the threshold");
    }

    private static void print(PrintWriter out, PixelFigures pixels) {
        PixelEvaluation evaluation = pixels.evaluation();
        evaluation.auroc().ifPresent(v -> out.printf("%-18s %s%n", "pixel AUROC", Text.figure(v)));
        evaluation
                .aupro()
                .ifPresent(
                        v ->
                                out.printf(
                                        "%-18s %s, up to 30 %% of normal pixels%n",
                                        "pixel AUPRO", Text.figure(v)));
    }

    private static String json(
            AnomalyDetector detector, Evaluation evaluation, Optional<PixelFigures> pixels) {
        Confusion counts = evaluation.confusion();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("normal", counts.normals());
        json.put("anomalous", counts.anomalies());
        // JSON knows no infinity; null says that no normal samples were put aside to calibrate on.
        json.put("threshold", Double.isFinite(detector.threshold()) ? detector.threshold() : null);
        json.put("falseAlarmRateAsked", detector.askedRate());
        json.put("falseAlarmRateInForce", detector.falseAlarmRate());
        json.put("truePositives", counts.truePositives());
        json.put("falsePositives", counts.falsePositives());
        json.put("trueNegatives", counts.trueNegatives());
        json.put("falseNegatives", counts.falseNegatives());
        List<String> names =
                List.of("auroc", "aupr", "precision", "recall", "f1", "falseAlarmRate");
        List<Optional<Interval>> intervals = List.copyOf(figures(evaluation).values());
        for (int i = 0; i < names.size(); i++) {
            json.put(names.get(i), intervals.get(i).map(EvaluateCommand::json).orElse(null));
        }
        pixels.map(PixelFigures::evaluation)
                .ifPresent(
                        of -> {
                            json.put("pixelAuroc", of.auroc().orElse(null));
                            json.put("pixelAupro30", of.aupro().orElse(null));
                        });
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Double> json(Interval interval) {
        Map<String, Double> json = new LinkedHashMap<>();
        json.put("estimate", interval.estimate());
        json.put("low", interval.low());
        json.put("high", interval.high());
        return json;
    }
}
