package engram.cli.data;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Text;
import engram.data.Counted;
import engram.detection.verdict.Calibration;
import picocli.CommandLine.Option;

/** Whether a false-alarm rate that the normal samples cannot support is refused. */
public final class StrictRate {
    @Option(
            names = "--strict-rate",
            description =
                    "Refuse a false-alarm rate that the normal samples cannot support, instead of"
                            + " judging at the smallest that they can.")
    private boolean strict;

    /**
     * @throws BadUsageException if normal samples are too few and that is not to be
     */
    public void require(Calibration calibration, double rate) {
        require(calibration.size(), rate);
        if (strict && calibration.shortage(rate).isPresent()) {
            throw new BadUsageException(calibration.shortage(rate).get());
        }
    }

    /**
     * @param samples how many normal samples calibrate
     * @throws BadUsageException if they are too few and that is not to be
     */
    public void require(int samples, double rate) {
        int needed = Calibration.samplesFor(rate);
        if (strict && samples < needed) {
            throw new BadUsageException(
                    "a false-alarm rate of %s takes %s to calibrate on, and there are %d"
                            .formatted(
                                    Text.figure(rate),
                                    Counted.of(needed, "normal sample"),
                                    samples));
        }
    }
}
