package engram.cli;

import engram.data.Source;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code engram score}. */
@Command(
        name = "score",
        description = {
            "Gives each sample of DATA a score, a p-value and a verdict.",
            "Columns: id, score, p_value, anomalous, label. A higher score is more anomalous;"
                    + " the p-value is the share of normal samples that score at least as high."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram score screws.detector screws/new > scores.csv",
            "  engram score net.detector today.parquet -o scores.parquet --fail-on-anomaly"
        })
final class ScoreCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DetectorAndData operands;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "A .csv, .tsv, .parquet, .json or .ndjson file to write; stdout otherwise.")
    private Path output;

    @Option(names = "--force", description = "Replace the output file.")
    private boolean force;

    @Option(names = "--fail-on-anomaly", description = "Exit with 3 if anything is anomalous.")
    private boolean failOnAnomaly;

    private long scored;
    private long anomalies;

    @Override
    public Integer call() {
        try (AnomalyDetector detector = operands.detector();
                Source source = operands.source(detector)) {
            PrintWriter err = spec.commandLine().getErr();
            detector.calibration()
                    .shortage(detector.falseAlarmRate())
                    .ifPresent(shortage -> err.println("warning: " + shortage));
            err.flush();
            try (ScoreOutput to =
                    output == null
                            ? new ScoreLines(spec.commandLine().getOut())
                            : new ScoreTable(output, force)) {
                long skipped = detector.detect(source, detection -> write(detection, to)).size();
                to.finish();
                report(err, skipped);
            } catch (ScoreLines.ReaderGoneException e) {
                // Whoever reads our output, such as head, has seen enough.
                return code();
            }
        }
        return code();
    }

    private void write(Detection detection, ScoreOutput to) {
        scored++;
        if (detection.anomalous()) {
            anomalies++;
        }
        to.write(detection);
    }

    private void report(PrintWriter err, long skipped) {
        if (skipped > 0) {
            err.printf("warning: left out %d unreadable samples%n", skipped);
        }
        err.printf("%d of %d samples are anomalous%n", anomalies, scored);
        err.flush();
    }

    private int code() {
        return failOnAnomaly && anomalies > 0 ? Exit.ANOMALIES : Exit.OK;
    }
}
