package engram.cli.data;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Remarks;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.tables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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

    /**
     * That results do not replace what they are made of.
     *
     * @param output where they are to be written
     * @throws BadUsageException if that is the data, or one of its files
     */
    public void requireOther(Path output, Source source) {
        boolean own = source instanceof Table table && table.reads(output);
        if (own || isData(output)) {
            throw new BadUsageException(
                    output + ": is what is read, and would be lost; name another file to write");
        }
    }

    private boolean isData(Path output) {
        try {
            return Files.exists(output) && Files.isSameFile(output, Path.of(data));
        } catch (IOException | InvalidPathException e) {
            return false; // No file: a query, or a camera.
        }
    }

    /** Of how many frames of a video one is judged. */
    public int stride() {
        return options.stride();
    }
}
