package engram.cli.data;

import engram.cli.terminal.Remarks;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that apply a detector to data share: DETECTOR, DATA, and how to read it. */
public final class DetectorAndData {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A folder that train wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = DataOptions.DATA + " Labels and columns are as in training if not given.")
    private String data;

    @Option(
            names = "--false-alarm-rate",
            paramLabel = "RATE",
            description = "Judge at this rate instead of the detector's.")
    private Double falseAlarmRate;

    @Mixin private StrictRate strictRate;

    @Mixin private DataOptions options;

    /** The detector at the rate asked for; that it cannot keep that is said. */
    public AnomalyDetector detector() {
        try (AnomalyDetector loaded = AnomalyDetector.load(folder)) {
            double rate = falseAlarmRate == null ? loaded.askedRate() : falseAlarmRate;
            strictRate.require(loaded.calibration(), rate);
            AnomalyDetector judging = loaded.withFalseAlarmRate(rate);
            judging.shortage()
                    .map("warning: "::concat)
                    .ifPresent(warning -> Remarks.print(warning, command.commandLine().getErr()));
            return judging;
        }
    }

    public Source source(AnomalyDetector detector) {
        return options.open(data, detector, command.commandLine().getErr());
    }

    /** Of how many frames of a video one is judged. */
    public int stride() {
        return options.stride();
    }
}
