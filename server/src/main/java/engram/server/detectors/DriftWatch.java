package engram.server.detectors;

import engram.detection.AnomalyDetector;
import engram.detection.Drift;
import engram.detection.verdict.Detection;
import engram.detection.verdict.Exchangeability;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whether what a detector is asked about still is like what it learned from. Samples below its
 * threshold count alone: anomalies are what it is there for, and no drift. The scores of normal
 * samples below the largest ones are exchangeable as all of them are, so that the test stays right.
 */
public final class DriftWatch {
    /** The chance of a false alarm in a stretch. */
    static final double RATE = 0.01;

    /** The test begins anew after so many samples: each costs more than the one before. */
    static final int STRETCH = 10_000;

    private static final double ALARM = -Math.log10(RATE);

    private final Supplier<Exchangeability> begin;
    private final double threshold;
    private final Queue<double[]> unseen = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock();
    private Stretch stretch;
    private int alarms;
    private Optional<Alarm> last = Optional.empty();
    private volatile Standing standing;

    /** From one beginning of the test to the next. */
    private static final class Stretch {
        private final Exchangeability test;
        private int samples;
        private double evidence;
        private double lowest;
        private Instant since = Instant.now();

        Stretch(Exchangeability test) {
            this.test = test;
        }

        void add(double score) {
            double capital = test.add(score) / Math.log(10);
            samples++;
            evidence = Math.max(evidence, capital);
            if (capital < lowest) {
                lowest = capital;
                since = Instant.now();
            }
        }

        boolean isAlarming() {
            return evidence >= ALARM;
        }
    }

    /**
     * What is known.
     *
     * @param samples how many the test has seen since it began
     * @param evidence how surely they are not what was learned from, as the logarithm to base 10
     * @param alarmAt the evidence that an alarm takes
     * @param alarms how many there were since the service loaded the detector
     */
    public record Standing(
            int samples, double evidence, double alarmAt, int alarms, Optional<Alarm> lastAlarm) {}

    /**
     * @param at when the evidence sufficed
     * @param since when it began to grow
     */
    public record Alarm(String at, String since) {}

    DriftWatch(Supplier<Exchangeability> begin, double threshold) {
        this.begin = begin;
        this.threshold = threshold;
        this.stretch = new Stretch(begin.get());
        this.standing = now();
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

    /** Nobody waits: whoever comes while another thread counts leaves its scores to that one. */
    void saw(List<Detection> detections) {
        unseen.add(
                detections.stream()
                        .mapToDouble(Detection::score)
                        .filter(score -> score < threshold)
                        .toArray());
        // Once more after letting go: whoever came in between found the turn taken and has left.
        while (!unseen.isEmpty() && turn.tryLock()) {
            try {
                for (double[] scores = unseen.poll(); scores != null; scores = unseen.poll()) {
                    Arrays.stream(scores).forEach(this::add);
                }
                standing = now();
            } finally {
                turn.unlock();
            }
        }
    }

    Standing standing() {
        return standing;
    }

    private Standing now() {
        return new Standing(stretch.samples, stretch.evidence, ALARM, alarms, last);
    }

    private void add(double score) {
        if (stretch.samples == STRETCH) {
            stretch = new Stretch(begin.get());
        }
        boolean alarmed = stretch.isAlarming();
        stretch.add(score);
        if (!alarmed && stretch.isAlarming()) {
            alarms++;
            last = Optional.of(new Alarm(Instant.now().toString(), stretch.since.toString()));
        }
    }
}
