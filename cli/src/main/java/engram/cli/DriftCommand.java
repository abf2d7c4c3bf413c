package engram.cli;

import engram.cli.data.DataOptions;
import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Text;
import engram.data.Counted;
import engram.data.encodings.ClipEncoding;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Drift;
import engram.detection.verdict.Exchangeability.Side;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram drift}. */
@Command(
        name = "drift",
        description = {
            "Tells whether DATA, which should be normal and in the order of time, still is what the"
                    + " detector learned; if not, since when and where.",
            "Exits with 3 on drift. Without drift it does so with a chance of at most --rate,"
                    + " however much data there is."
        },
        footerHeading = "%nExample:%n",
        footer = "  engram drift screws.detector screws/this-week")
final class DriftCommand implements Callable<Integer> {
    /** Of fewer samples, only an extreme change can be told. */
    private static final int FEW = 30;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A folder that train wrote.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "DATA", description = DataOptions.DATA)
    private String data;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "0.01",
            description = "The chance of a false alarm (${DEFAULT-VALUE}).")
    private double rate;

    @Mixin private DataOptions options;

    @Override
    public Integer call() {
        if (!(rate > 0 && rate < 1)) {
            throw new BadUsageException("--rate is above 0 and below 1, not " + rate);
        }
        try (AnomalyDetector detector = AnomalyDetector.load(folder)) {
            if (detector.encoding() instanceof ClipEncoding) {
                throw new BadUsageException(
                        "drift compares samples that do not depend on one another, and a video's"
                                + " frames do: any minute of it would count as a change; see the"
                                + " share of anomalous frames that engram score tells");
            }
            if (detector.calibration().size() == 0) {
                throw new BadUsageException(
                        folder + " has no calibration samples to compare with; train it again");
            }
            try (Source source = options.open(data, detector, spec.commandLine().getErr())) {
                Drift drift = Drift.of(detector, source, rate);
                told(drift, source.size());
                return drift.alarm().isPresent() ? Exit.ANOMALIES : Exit.OK;
            }
        }
    }

    private void told(Drift drift, int all) {
        PrintWriter out = spec.commandLine().getOut();
        if (drift.alarm().isPresent()) {
            Drift.Alarm alarm = drift.alarm().get();
            out.printf(
                    "drift: sure at sample %d (%s), and probably since sample %d (%s)%n",
                    alarm.position() + 1, alarm.id(), alarm.since() + 1, alarm.sinceId());
        } else {
            out.println("no drift");
        }
        out.printf(
                Locale.ROOT,
                "evidence             10^%.1f; an alarm takes 10^%.1f (a false alarm in %s of all"
                        + " cases at most)%n",
                drift.evidence(),
                -Math.log10(drift.rate()),
                Text.figure(drift.rate()));
        out.printf(
                "watched for          %s%n",
                drift.side() == Side.BOTH ? "any change of scores" : "scores that become higher");
        if (drift.alarm().isPresent()) {
            drift.changes()
                    .forEach(change -> out.printf("%-20s %s%n", change.where(), change.what()));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        if (drift.samples() < FEW) {
            err.printf(
                    "warning: %s %s few: only an extreme change could be told%n",
                    Counted.of(drift.samples(), "sample"), Counted.are(drift.samples()));
        } else if (drift.samples() < all) {
            err.printf("%d of %d samples were looked at, evenly spread%n", drift.samples(), all);
        }
        err.flush();
    }
}
