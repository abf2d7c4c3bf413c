package engram.experiments.results;

import engram.detection.files.Provenance;
import java.time.Instant;
import java.util.List;

/**
 * What came of detectors that learned from more and more normal samples, drawn at random.
 *
 * @param data which samples, such as "digits"
 * @param way how the threshold was taken: "split" or "folds"
 * @param draw decides the samples and the seed
 * @param outcomes one for each number of samples
 */
public record Draw(
        String data,
        String model,
        String way,
        int draw,
        List<Outcome> outcomes,
        Provenance.Environment environment,
        Instant finished) {

    public Draw {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One detector.
     *
     * @param samples normal samples that it was given
     * @param calibration how many of them the threshold was taken from
     * @param seconds of training
     * @param rates at several false-alarm rates
     */
    public record Outcome(int samples, int calibration, double seconds, List<AtRate> rates) {}

    /**
     * Its verdicts at one rate.
     *
     * @param asked the false-alarm rate asked for
     * @param inForce the one that the samples support
     * @param falseAlarms the share of other normal samples that it called anomalous
     * @param recall the share of anomalies that it called so
     */
    public record AtRate(double asked, double inForce, double falseAlarms, double recall) {}
}
