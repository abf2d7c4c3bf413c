package engram.cli;

import engram.cli.data.DetectorAndData;
import engram.cli.scores.FrameJudge;
import engram.cli.scores.Interpolation;
import engram.cli.scores.ScoreLines;
import engram.cli.scores.ScoreOutput;
import engram.cli.scores.ScoreOutput.Naming;
import engram.cli.scores.ScoreTable;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Remarks;
import engram.data.Counted;
import engram.data.LeftOut;
import engram.data.encodings.ClipEncoding;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.video.Videos;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
            "Columns: id (of a video: video, frame, seconds), score, p_value, anomalous, label. A"
                    + " higher score is more anomalous; the p-value is the share of normal samples that"
                    + " score at least as high."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram score screws.detector screws/new > scores.csv",
            "  engram score net.detector today.parquet -o scores.parquet --fail-on-anomaly",
            "  engram score yard.detector rtsp://camera/stream"
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

    @Option(
            names = "--fail-on-anomaly",
            description =
                    "Exit with 3 if anything is anomalous, or was left out by --skip-unreadable.")
    private boolean failOnAnomaly;

    @Option(
            names = "--pass-unreadable",
            description = "Let --fail-on-anomaly pass what was left out.")
    private boolean passUnreadable;

    private long scored;
    private long anomalies;
    private boolean written = true;

    @Override
    public Integer call() {
        try (AnomalyDetector detector = operands.detector();
                Source source = operands.source(detector)) {
            if (output != null) {
                operands.requireOther(output, source);
            }
            PrintWriter err = spec.commandLine().getErr();
            Naming naming = detector.encoding() instanceof ClipEncoding ? Naming.FRAME : Naming.ID;
            try (ScoreOutput to =
                    output == null
                            ? new ScoreLines(spec.commandLine().getOut(), naming, isLive(source))
                            : new ScoreTable(output, naming, force)) {
                Interpolation between =
                        new Interpolation(
                                detector, operands.stride(), detection -> count(detection, to));
                List<LeftOut> leftOut = detect(detector, source, between);
                leftOut.forEach(sample -> write(() -> to.leftOut(sample)));
                write(to::finish);
                report(err, leftOut);
                return code(leftOut.size());
            } catch (ScoreLines.OutputGoneException e) {
                return Exit.OK; // unless results were lost, which is found out for all commands
            }
        }
    }

    private List<LeftOut> detect(
            AnomalyDetector detector, Source source, Consumer<Detection> consumer) {
        return source instanceof Videos videos && detector.encoding() instanceof ClipEncoding
                ? FrameJudge.judge(detector, videos, frame -> consumer.accept(frame.detection()))
                : detector.detect(source, consumer);
    }

    private static boolean isLive(Source source) {
        return Videos.isLive(source.name());
    }

    private void count(Detection detection, ScoreOutput to) {
        scored++;
        if (detection.anomalous()) {
            anomalies++;
        }
        write(() -> to.write(detection));
    }

    /** A verdict on all of the data is owed under --fail-on-anomaly, even if nobody reads on. */
    private void write(Runnable writing) {
        if (!written) {
            return;
        }
        try {
            writing.run();
        } catch (ScoreLines.OutputGoneException e) {
            if (!failOnAnomaly) {
                throw e;
            }
            written = false;
        }
    }

    private void report(PrintWriter err, List<LeftOut> leftOut) {
        Remarks.print(leftOut, err);
        err.printf(
                "%d of %s %s anomalous",
                anomalies, Counted.of(scored, "sample"), Counted.are(anomalies));
        if (!leftOut.isEmpty()) {
            err.printf("; %d could not be read", leftOut.size());
            if (failOnAnomaly && !passUnreadable) {
                err.print(" and may be: --pass-unreadable lets them pass");
            }
        }
        err.println();
        err.flush();
    }

    private int code(int leftOut) {
        boolean fails = anomalies > 0 || (leftOut > 0 && !passUnreadable);
        return failOnAnomaly && fails ? Exit.ANOMALIES : Exit.OK;
    }
}
