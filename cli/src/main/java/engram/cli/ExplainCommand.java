package engram.cli;

import engram.cli.data.DetectorAndData;
import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Remarks;
import engram.cli.watching.Annotator;
import engram.cli.watching.Viewer;
import engram.data.OutputFile;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.HullSurvey;
import engram.detection.Survey;
import engram.detection.files.DetectorSummary;
import engram.report.ReportPage;
import engram.report.RowReasons;
import engram.report.VideoPage;
import engram.report.Viewing;
import engram.video.Videos;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code engram explain}. */
@Command(
        name = "explain",
        description =
                "Writes a page that shows what the detector remembers, how DATA scores, and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram explain screws.detector screws/new -o report.html",
            "  engram explain net.detector today.parquet -o reasons.json",
            "  engram explain yard.detector today.mp4 -o today.html --annotate annotated.mp4"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DetectorAndData operands;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "report.html",
            description =
                    "The page to write, ${DEFAULT-VALUE} if not given; of a table also a .json file"
                            + " for programs, with the columns to blame and the nearest rows that"
                            + " are remembered.")
    private Path output;

    @Option(names = "--force", description = "Replace the page.")
    private boolean force;

    @Option(
            names = "--anomalies",
            paramLabel = "N",
            defaultValue = "24",
            description = "How many of the highest scores to explain (${DEFAULT-VALUE}).")
    private int anomalies;

    @Option(
            names = "--borderline",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many just below the threshold to explain (${DEFAULT-VALUE}).")
    private int borderline;

    @Option(
            names = "--beside",
            paramLabel = "DETECTOR",
            description =
                    "Another detector of the same kind of samples, whose memory is shown too.")
    private Path beside;

    @Option(
            names = "--annotate",
            paramLabel = "FILE",
            description =
                    "Of one video: an .mp4 to write, with boxes, the score and its course drawn"
                            + " in.")
    private Path annotated;

    @Override
    public Integer call() {
        if (anomalies < 0 || borderline < 0) {
            throw new BadUsageException("--anomalies and --borderline are 0 or more");
        }
        OutputFile.at(output, force);
        if (annotated != null) {
            OutputFile.at(annotated, force);
        }
        try (AnomalyDetector detector = operands.detector();
                Source source = operands.source(detector)) {
            for (Path file : annotated == null ? List.of(output) : List.of(output, annotated)) {
                operands.requireOther(file, source);
            }
            if (source instanceof Videos videos) {
                return explain(detector, videos);
            } else if (annotated != null) {
                throw new BadUsageException("--annotate is for video, and this is none");
            }
            requireRowsForJson(detector);
            if (beside != null) {
                requireAlike(detector.encoding().shape());
            }
            Survey survey = new Explainer(detector).survey(source, anomalies, borderline);
            Remarks.print(survey.leftOut(), spec.commandLine().getErr());
            if (isJson()) {
                RowReasons.of(detector, survey).write(output, force);
                return written(output);
            }
            ReportPage page =
                    ReportPage.of(detector, survey, source.name())
                            .withHull(HullSurvey.of(detector, source));
            if (beside == null) {
                page.write(output, force);
            } else {
                try (AnomalyDetector other = AnomalyDetector.load(beside)) {
                    page.beside(other).write(output, force);
                }
            }
        }
        return written(output);
    }

    private boolean isJson() {
        return output.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void requireRowsForJson(AnomalyDetector detector) {
        if (isJson() && !(detector.encoding() instanceof TableEncoding)) {
            throw new BadUsageException(
                    output + " would be JSON, which is for rows; name a page, such as report.html");
        } else if (isJson() && beside != null) {
            throw new BadUsageException("--beside is for a page, such as report.html");
        }
    }

    private void requireAlike(SampleShape shape) {
        SampleShape other = DetectorSummary.read(beside).encoding().shape();
        if (!other.equals(shape)) {
            throw new BadUsageException(
                    beside + " judges " + other + "; beside it stands a detector of " + shape);
        }
    }

    private Integer explain(AnomalyDetector detector, Videos videos) {
        requireRowsForJson(detector);
        if (!(detector.encoding() instanceof ClipEncoding encoding)) {
            throw new BadUsageException(
                    "this detector judges " + detector.encoding().shape() + ", not video");
        } else if (Videos.isLive(videos.name())) {
            throw new BadUsageException(
                    "a page is made of video that has an end; see engram watch");
        } else if (operands.stride() > 1) {
            throw new BadUsageException("a page has all frames; --stride is for score and train");
        } else if (annotated != null && videos.videos().size() > 1) {
            throw new BadUsageException(
                    "--annotate takes one video, and here are " + videos.videos().size());
        }
        Viewer viewer = new Viewer(detector, anomalies);
        Viewing viewing = viewer.view(videos);
        Remarks.print(viewing.leftOut(), spec.commandLine().getErr());
        VideoPage.of(detector, viewing, videos.name()).telling(videos.told()).write(output, force);
        if (annotated != null) {
            new Annotator(viewing, viewer.boxes(), encoding.shape(), detector.threshold())
                    .write(videos, annotated);
            written(annotated);
        }
        return written(output);
    }

    private Integer written(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(file);
        out.flush();
        return Exit.OK;
    }
}
