package engram.cli;

import engram.cli.data.DataOptions;
import engram.cli.data.DataSettings;
import engram.cli.data.OpenedOnce;
import engram.cli.data.StrictRate;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Interruption;
import engram.cli.terminal.Progress;
import engram.cli.terminal.Remarks;
import engram.cli.terminal.Text;
import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Training;
import engram.detection.TrainingJob;
import engram.detection.config.ConfigFile;
import engram.detection.config.Recipe;
import engram.models.AutomaticModel;
import engram.models.Catalogue;
import engram.training.TrainingListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram train}. */
@Command(
        name = "train",
        description = "Learns what is normal in DATA and writes a detector.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram train screws/good -o screws.detector",
            "  engram train mnist --normal 2 --seed 7 -o two.detector",
            "  engram train connections.csv --label-column attack --normal no -o net.detector",
            "  engram train yard.mp4 -o yard.detector",
            "  engram train \"SELECT * FROM 'days/*.parquet' WHERE hour < 12\" -o days.detector"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DATA", description = DataOptions.DATA)
    private String data;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DETECTOR",
            description = "The folder to write.")
    private Path output;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            completionCandidates = ModelNames.class,
            description =
                    "One of ${COMPLETION-CANDIDATES}; auto, which is the default, chooses by the"
                            + " data.")
    private String model;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A YAML file of settings; or paper, authors-code (memae) or as-read (memgan).")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "K=V",
            description = "One setting, such as training.epochs=20; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--epochs", paramLabel = "N", description = "Sets training.epochs.")
    private String epochs;

    @Option(names = "--seed", paramLabel = "N", description = "Sets execution.seed.")
    private String seed;

    @Option(names = "--threads", paramLabel = "N", description = "Sets execution.threads.")
    private String threads;

    @Option(
            names = "--false-alarm-rate",
            paramLabel = "RATE",
            description = "Sets falseAlarmRate, 0.01 otherwise.")
    private String falseAlarmRate;

    @Option(
            names = "--resume",
            description =
                    "Go on where an interrupted training stopped; ends with the same weights.")
    private boolean resume;

    @Option(
            names = "--force",
            description = "Replace a detector, or discard an interrupted training.")
    private boolean force;

    @Mixin private StrictRate strictRate;

    @Mixin private DataOptions options;

    /** Which model was chosen where nobody named one, and what a preset leaves as it is. */
    private final List<String> notes = new ArrayList<>();

    /** What was said before learning of samples that are too few. */
    private Optional<String> shortage = Optional.empty();

    @Override
    public Integer call() {
        ConfigFile settings = ConfigFile.read(Optional.ofNullable(config), assigned());
        DataSettings reading = new DataSettings(settings.data()).with(options.given());
        try (OpenedOnce opened = new OpenedOnce(this::open)) {
            Supplier<SampleShape> outline =
                    onDemand(() -> opened.with(reading).parts().training().outline());
            String family = family(settings, outline);
            Source source = opened.with(reading.seenBy(Catalogue.family(family), data, outline));
            Source normals = source.parts().training();
            Recipe recipe = settings.recipe(family, normals.outline());
            settings.departures(normals.outline()).ifPresent(this::tell);
            TrainingJob job =
                    TrainingJob.of(recipe, source, output)
                            .resume(resume)
                            .force(force)
                            .inspector(
                                    one -> strictRate.require(one.calibration(), one.askedRate()));
            try (AnomalyDetector detector = run(job)) {
                report(detector);
            }
        }
        return Exit.OK;
    }

    private Source open(DataSettings reading) {
        return reading.open(data, r -> Remarks.print(r, spec.commandLine().getErr()));
    }

    private AnomalyDetector run(TrainingJob job) {
        try (Interruption watch = Interruption.watch(spec.commandLine().getErr())) {
            return job.listener(this::begin).run();
        }
    }

    /** Before time is spent: what it is spent on. */
    private TrainingListener begin(Training training) {
        PrintWriter err = spec.commandLine().getErr();
        strictRate.require(
                training.plan().counts().calibration(), training.plan().config().falseAlarmRate());
        notes.forEach(training::note);
        Remarks.print(training.leftOut(), err);
        training.remarks().forEach(err::println);
        shortage = training.shortage();
        err.flush();
        return Progress.on(err);
    }

    /** What it takes a look at the data to know, which is taken once, if at all. */
    private static <T> Supplier<T> onDemand(Supplier<T> look) {
        AtomicReference<T> known = new AtomicReference<>();
        return () -> known.updateAndGet(value -> value != null ? value : look.get());
    }

    private String family(ConfigFile settings, Supplier<SampleShape> outline) {
        String named = model != null ? model : settings.family().orElse(AutomaticModel.NAME);
        return named.equals(AutomaticModel.NAME) ? chosen(outline.get()) : named;
    }

    private String chosen(SampleShape outline) {
        AutomaticModel chosen = AutomaticModel.of(outline);
        tell("model %s, as for %s; --model names another".formatted(chosen.model(), chosen.when()));
        return chosen.model();
    }

    private void tell(String note) {
        PrintWriter err = spec.commandLine().getErr();
        notes.add(note);
        err.println(note);
        err.flush();
    }

    private List<String> assigned() {
        List<String> all = new ArrayList<>();
        assign(all, "training.epochs", epochs);
        assign(all, "execution.seed", seed);
        assign(all, "execution.threads", threads);
        assign(all, "falseAlarmRate", falseAlarmRate);
        all.addAll(assignments);
        return all;
    }

    private static void assign(List<String> all, String key, String value) {
        if (value != null) {
            all.add(key + "=" + value);
        }
    }

    private void report(AnomalyDetector detector) {
        PrintWriter err = spec.commandLine().getErr();
        if (detector.encoding() instanceof ImageEncoding pictures) {
            pictures.levels()
                    .ifPresent(
                            l ->
                                    err.println(
                                            "from black to white in all pictures: "
                                                    + l.describe()));
        }
        detector.shortage()
                .filter(found -> !shortage.equals(Optional.of(found)))
                .ifPresent(found -> Remarks.print("warning: " + found, err));
        detector.doubt().ifPresent(doubt -> Remarks.print("warning: " + doubt, err));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("detector           %s%n", output);
        out.printf("threshold          %s%n", Text.figure(detector.threshold()));
        out.printf(
                "false-alarm rate   %s, from %s%n",
                Text.figure(detector.falseAlarmRate()), detector.provenance().counts().sentence());
        out.flush();
    }
}
