package engram.cli.data;

import engram.data.Source;
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

    public AnomalyDetector detector() {
        try (AnomalyDetector loaded = AnomalyDetector.load(folder)) {
            double rate = falseAlarmRate == null ? loaded.askedRate() : falseAlarmRate;
            strictRate.require(loaded.calibration().size(), rate);
            return loaded.withFalseAlarmRate(rate);
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
