package engram.cli;

import engram.cli.data.DataOptions;
import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Text;
import engram.data.Counted;
import engram.data.UnreadableDataException;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Teaching;
import engram.detection.files.DetectorArtifact;
import engram.detection.files.Provenance;
import engram.detection.verdict.Detection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram teach}. */
@Command(
        name = "teach",
        description = {
            "Teaches a detector what is normal after all: DATA goes into its memory, without"
                    + " training, and a third of it is held out for the threshold.",
            "The taught detector is a new one; DETECTOR stays as it is. row-memory, knn, patchcore"
                    + " and feature-memory can be taught."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram teach screws.detector false-alarms -o screws-2.detector",
            "  engram teach screws-2.detector --forget -o screws-3.detector"
        })
final class TeachCommand implements Callable<Integer> {
    /** So many times as far above the middle as the threshold: that may be no harmless thing. */
    private static final double FAR = 10;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A folder that train wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = DataOptions.DATA + " All of it is normal.")
    private String data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DETECTOR",
            required = true,
            description = "The folder of the taught detector.")
    private Path output;

    @Option(names = "--forget", description = "Take back what DETECTOR was taught last.")
    private boolean forget;

    @Mixin private DataOptions options;

    @Override
    public Integer call() {
        if (forget == (data != null)) {
            throw new BadUsageException("name either DATA to teach, or --forget");
        }
        DetectorArtifact.requireFree(output);
        try (AnomalyDetector detector = AnomalyDetector.load(folder)) {
            if (forget) {
                Provenance.Lesson last = last(detector.provenance().lessons());
                try (AnomalyDetector before = Teaching.forget(detector)) {
                    before.save(output);
                    told(before, "forgotten", last);
                }
                return Exit.OK;
            }
            Teaching.requireTeachable(detector);
            try (Source source = options.open(data, detector, spec.commandLine().getErr())) {
                teach(detector, source);
            }
        }
        return Exit.OK;
    }

    private static Provenance.Lesson last(List<Provenance.Lesson> lessons) {
        return lessons.isEmpty() ? null : lessons.get(lessons.size() - 1);
    }

    private void teach(AnomalyDetector detector, Source source) {
        Source normals = source.parts().training();
        List<Detection> before = detector.detect(normals);
        warn(detector, before);
        try (AnomalyDetector taught = Teaching.teach(detector, source)) {
            taught.save(output);
            told(taught, "taught", last(taught.provenance().lessons()));
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "anomalous of these   %d before, %d now%n",
                    before.stream().filter(Detection::anomalous).count(),
                    taught.detect(normals).stream().filter(Detection::anomalous).count());
            out.flush();
        }
    }

    private void warn(AnomalyDetector detector, List<Detection> before) {
        double[] scores = detector.calibration().scores();
        if (scores.length == 0) {
            throw new UnreadableDataException(
                    folder, "has no calibration samples, and so no threshold that could be kept");
        }
        double middle = scores[scores.length / 2];
        double far = middle + FAR * (detector.threshold() - middle);
        long count = before.stream().filter(one -> one.score() > far).count();
        if (count > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "warning: %d of %s %s more than %.0f times as far from normal as the"
                            + " threshold; look whether they are normal, as what is like them will not"
                            + " be flagged again%n",
                    count, Counted.of(before.size(), "sample"), Counted.are(count), FAR);
            err.flush();
        }
    }

    private void told(AnomalyDetector detector, String what, Provenance.Lesson lesson) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("detector             %s%n", output);
        if (lesson != null) {
            out.printf(
                    "%-20s %s: %s in %s, %d held out%n",
                    what,
                    lesson.source(),
                    Counted.of(lesson.samples(), "sample"),
                    Counted.of(lesson.items().stream().mapToInt(Integer::intValue).sum(), "item"),
                    lesson.heldOut());
        }
        out.printf("threshold            %s%n", Text.figure(detector.threshold()));
        out.flush();
    }
}
