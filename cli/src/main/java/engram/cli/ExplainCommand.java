package engram.cli;

import engram.data.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.HullSurvey;
import engram.detection.Survey;
import engram.report.ReportPage;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
        footerHeading = "%nExample:%n",
        footer = "  engram explain screws.detector screws/new -o report.html")
final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DetectorAndData operands;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "The page to write, ${DEFAULT-VALUE} if not given.")
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

    @Override
    public Integer call() {
        if (anomalies < 0 || borderline < 0) {
            throw new BadUsageException("--anomalies and --borderline are 0 or more");
        }
        if (Files.exists(output) && !Files.isRegularFile(output)) {
            throw new BadUsageException(output + " is not a file; name one to write");
        }
        if (!force && Files.exists(output)) {
            throw new BadUsageException(output + " exists already; --force replaces it");
        }
        try (AnomalyDetector detector = operands.detector();
                Source source = operands.source(detector)) {
            Survey survey = new Explainer(detector).survey(source, anomalies, borderline);
            Remarks.print(survey.leftOut(), spec.commandLine().getErr());
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
        PrintWriter out = spec.commandLine().getOut();
        out.println(output);
        out.flush();
        return Exit.OK;
    }
}
