package engram.cli;

import engram.cli.data.DataOptions;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Progress;
import engram.cli.terminal.Text;
import engram.data.Counted;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.HullSurvey;
import engram.detection.config.ConfigFile;
import engram.detection.files.DetectorSummary;
import engram.detection.files.Provenance;
import engram.detection.verdict.Calibration;
import engram.tables.ColumnSummary;
import engram.training.EpochReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code engram inspect}. Reads what is written about the detector, and starts no libtorch unless
 * data is given.
 */
@Command(
        name = "inspect",
        description = {
            "Shows a detector's settings, where it comes from and how its memory fares.",
            "With DATA, it measures too how far codes lie from the convex hull of memory's items."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram inspect screws.detector",
            "  engram inspect zero.detector mnist --normal 0"
        })
final class InspectCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A folder that train wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = "Samples to code; labels and columns are as in training if not given.")
    private String data;

    @Mixin private DataOptions options;

    private PrintWriter out;

    @Override
    public Integer call() {
        DetectorSummary detector = DetectorSummary.read(folder);
        out = spec.commandLine().getOut();
        line("detector", folder + ", " + Text.bytes(detector.bytes()));
        line("model", detector.config().family() + " for " + detector.encoding().shape());
        if (detector.encoding() instanceof TableEncoding table) {
            line("columns", ColumnSummary.of(table));
        }
        if (detector.encoding() instanceof ImageEncoding pictures) {
            pictures.levels()
                    .ifPresent(levels -> line("levels", levels.describe() + " are black to white"));
        }
        threshold(detector);
        if (!detector.history().isEmpty()) {
            EpochReport last = detector.history().get(detector.history().size() - 1);
            training(last);
            last.memory()
                    .ifPresent(
                            memory ->
                                    ItemLines.of(memory, detector.nearest())
                                            .forEach(item -> line("", item)));
        }
        provenance(detector.provenance());
        if (data != null) {
            out.println();
            hull();
        }
        out.println();
        out.println("configuration (a file for --config):");
        ConfigFile.yaml(detector.config()).lines().forEach(line -> out.println("  " + line));
        out.flush();
        return Exit.OK;
    }

    private void hull() {
        try (AnomalyDetector detector = AnomalyDetector.load(folder);
                Source source = options.open(data, detector, spec.commandLine().getErr())) {
            HullSurvey.of(detector, source)
                    .ifPresentOrElse(
                            survey -> HullLines.of(survey).forEach(out::println),
                            () ->
                                    line(
                                            "hull",
                                            detector.config().family()
                                                    + " has no memory of whole codes"));
        }
    }

    private void threshold(DetectorSummary detector) {
        Calibration calibration = detector.calibrated().together();
        double asked = detector.config().falseAlarmRate();
        double rate = calibration.rateInForce(asked);
        line(
                "threshold",
                (detector.calibrated().folds().isPresent() ? "about " : "")
                        + "%s, for a false-alarm rate of %s"
                                .formatted(
                                        Text.figure(calibration.threshold(rate)),
                                        Text.figure(rate)));
        line("", "from " + detector.provenance().counts().sentence());
        detector.calibrated()
                .folds()
                .ifPresent(cross -> line("", "each fold's model judges by its own scores"));
        calibration
                .band(rate)
                .ifPresent(
                        band ->
                                line(
                                        "",
                                        "the true rate is within %s and %s (95 %%)"
                                                        .formatted(
                                                                Text.figure(band.low()),
                                                                Text.figure(band.high()))
                                                + detector.provenance()
                                                        .counts()
                                                        .caution(calibration)));
        calibration.shortage(asked).ifPresent(shortage -> line("", shortage));
    }

    private void training(EpochReport last) {
        line(
                "trained",
                Counted.of(last.epochs(), "epoch") + "; " + Progress.losses(last.training()));
        if (!last.validation().isEmpty()) {
            line("validation", Progress.losses(last.validation()));
        }
        last.memory()
                .ifPresent(
                        memory -> {
                            line("memory", Progress.health(memory));
                            memory.warning().ifPresent(warning -> line("", warning));
                        });
    }

    private void provenance(Provenance provenance) {
        Provenance.Counts counts = provenance.counts();
        Provenance.Environment environment = provenance.environment();
        line("data", provenance.source());
        provenance.reading().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        setting -> line("", "data." + setting.getKey() + "=" + setting.getValue()));
        line("SHA-256", provenance.sourceHash());
        line(
                "samples",
                "%d trained on, %d watched, %d to calibrate"
                        .formatted(counts.training(), counts.validation(), counts.calibration()));
        provenance
                .lessons()
                .forEach(
                        lesson ->
                                line(
                                        "taught",
                                        "%s, %s, %d held out, on %s"
                                                .formatted(
                                                        lesson.source(),
                                                        Counted.of(lesson.samples(), "sample"),
                                                        lesson.heldOut(),
                                                        lesson.taught())));
        provenance.remarks().forEach(remark -> line("", remark));
        line("created", provenance.created() + ", in " + Text.time(provenance.seconds()));
        line("by", "Engram " + environment.engram() + ", commit " + environment.commit());
        line("on", environment.machine());
        line("with", "Java " + environment.java() + ", libtorch " + environment.torch());
    }

    private void line(String name, String value) {
        out.printf("%-12s %s%n", name, value);
    }
}
