package engram.cli;

import engram.cli.scores.Verdicts;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Progress;
import engram.cli.terminal.Text;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.detection.TrainingJob;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.evaluation.Evaluation;
import engram.evaluation.Interval;
import engram.images.ImageOptions;
import engram.images.Pictures;
import engram.report.ComparedDetector;
import engram.report.ReportPage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code engram demo}. */
@Command(
        name = "demo",
        description = {
            "Shows what memory is good for: learns bags from an embedded piece of Fashion-MNIST and"
                    + " tells other articles from them, with MemAE and with the same autoencoder"
                    + " without memory.",
            "Takes about a minute and writes report.html, the detectors and the data."
        },
        subcommands = DemoVideoCommand.class,
        footerHeading = "%nExample:%n",
        footer = "  engram demo -o engram-demo")
final class DemoCommand implements Callable<Integer> {
    /**
     * One thread: for networks this small, more of them mostly wait for one another. The paper's
     * score, as its claim is about that.
     */
    private static final List<String> SETTINGS =
            List.of(
                    "execution.seed=1",
                    "execution.threads=1",
                    "training.epochs=25",
                    "holdout.folds=1",
                    "model.score=squared-error",
                    "falseAlarmRate=0.05");

    /** Figures of docs/results/fashion-mnist.md, which the same settings gave for each article. */
    static final String WHAT_FOR =
            """
            What memory is good for: of ten articles, bags vary most, so that a plain autoencoder rebuilds
            other articles as well. Memory keeps to bags. Where the plain autoencoder already tells nearly
            all, nothing is left to gain: on ankle boots the two are level (AUROC 0.972 and 0.971). The mean
            over all ten articles is 0.908 with memory and 0.891 without.\
            """;

    private static final int ANOMALIES = 24;
    private static final int BORDERLINE = 12;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "engram-demo",
            description = "The folder to write, ${DEFAULT-VALUE} if not given.")
    private Path output;

    @Override
    public Integer call() {
        Path data = output.resolve("fashion-mnist");
        DemoData.unpack(data);
        say(
                "Fashion-MNIST: 3,000 bags to learn from, 1,000 others and 900 other articles to"
                        + " judge");
        ImageOptions options = ImageOptions.defaults().withNormal(DemoData.NORMAL);
        try (Source source = Pictures.open(data, options);
                AnomalyDetector plain = train("ae", source);
                AnomalyDetector remembering = train("memae", source)) {
            Evaluation without = Verdicts.of(plain, source).evaluation();
            Evaluation with = Verdicts.of(remembering, source).evaluation();
            Survey survey = new Explainer(remembering).survey(source, ANOMALIES, BORDERLINE);
            Path report = output.resolve("report.html");
            ReportPage.of(remembering, survey, source.name())
                    .comparedWith(
                            List.of(new ComparedDetector("AE, the same without memory", without)))
                    .write(report, true);
            print(remembering, with, without, report);
        }
        return Exit.OK;
    }

    private AnomalyDetector train(String family, Source source) {
        say("training " + family);
        DetectorConfig config =
                ConfigFile.resolve(family, source.shape(), Optional.empty(), SETTINGS);
        return TrainingJob.of(config, source, output.resolve(family + ".detector"))
                .listener(Progress.on(spec.commandLine().getErr()))
                .force(true)
                .run();
    }

    private void print(AnomalyDetector detector, Evaluation with, Evaluation without, Path report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("                   MemAE                    AE, the same without memory%n");
        line(out, "AUROC", with.auroc(), without.auroc());
        line(out, "anomalies caught", with.recall(), without.recall());
        line(out, "false-alarm rate", with.falseAlarmRate(), without.falseAlarmRate());
        out.printf(
                "asked for          %s of normal samples may raise a false alarm%n",
                Text.figure(detector.falseAlarmRate()));
        out.printf("report             %s%n", report);
        out.printf("%n%s%n", WHAT_FOR);
        out.flush();
    }

    private static void line(
            PrintWriter out, String name, Optional<Interval> with, Optional<Interval> without) {
        out.printf(
                Locale.ROOT, "%-18s %-24s %s%n", name, Text.interval(with), Text.interval(without));
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
