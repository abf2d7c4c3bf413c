package engram.server;

import engram.detection.AnomalyDetector;
import engram.detection.Drift;
import engram.detection.verdict.Detection;
import engram.detection.verdict.Exchangeability;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether what a detector is asked about still is like what it learned from. Samples below its
 * threshold count alone: anomalies are what it is there for, and no drift. The scores of normal
 * samples below the largest ones are exchangeable as all of them are, so that the test stays right.
 */
final class DriftWatch {
    /** The chance of a false alarm in a stretch. */
    static final double RATE = 0.01;

    /** The test begins anew after so many samples: each costs more than the one before. */
    static final int STRETCH = 10_000;

    private static final double ALARM = -Math.log10(RATE);

    private final Supplier<Exchangeability> begin;
    private final double threshold;
    private Exchangeability test;
    private int samples;
    private double evidence;
    private double lowest;
    private Instant since = Instant.now();
    private int alarms;
    private Optional<Alarm> last = Optional.empty();

    /**
     * What is known.
     *
     * @param samples how many the test has seen since it began
     * @param evidence how surely they are not what was learned from, as the logarithm to base 10
     * @param alarmAt the evidence that an alarm takes
     * @param alarms how many there were since the service loaded the detector
     */
    record Standing(
            int samples, double evidence, double alarmAt, int alarms, Optional<Alarm> lastAlarm) {}

    /**
     * @param at when the evidence sufficed
     * @param since when it began to grow
     */
    record Alarm(String at, String since) {}

    DriftWatch(Supplier<Exchangeability> begin, double threshold) {
        this.begin = begin;
        this.threshold = threshold;
        restart();
    }

    /** Empty where no calibration samples are left to compare with. */
    static Optional<DriftWatch> of(AnomalyDetector detector) {
        double threshold = detector.threshold();
        boolean possible =
                Arrays.stream(detector.calibration().scores()).anyMatch(score -> score < threshold);
        return possible
                ? Optional.of(new DriftWatch(() -> Drift.test(detector, threshold), threshold))
                : Optional.empty();
    }

    synchronized void saw(List<Detection> detections) {
        detections.stream()
                .mapToDouble(Detection::score)
                .filter(score -> score < threshold)
                .forEach(this::add);
    }

    synchronized Standing standing() {
        return new Standing(samples, evidence, ALARM, alarms, last);
    }

    private void add(double score) {
        if (samples == STRETCH) {
            restart();
        }
        boolean alarmed = evidence >= ALARM;
        double capital = test.add(score) / Math.log(10);
        samples++;
        evidence = Math.max(evidence, capital);
        if (capital < lowest) {
            lowest = capital;
            since = Instant.now();
        }
        if (!alarmed && evidence >= ALARM) {
            alarms++;
            last = Optional.of(new Alarm(Instant.now().toString(), since.toString()));
        }
    }

    private void restart() {
        test = begin.get();
        samples = 0;
        evidence = 0;
        lowest = 0;
        since = Instant.now();
    }
}
