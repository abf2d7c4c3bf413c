package engram.server.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.verdict.Detection;
import engram.detection.verdict.Exchangeability;
import engram.detection.verdict.Exchangeability.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
    private static final double THRESHOLD = 2;

    private final Random random = new Random(5);
    private final DriftWatch watch = new DriftWatch(DriftWatchTest::test, THRESHOLD);

    @Test
    void usualSamplesAreNoDrift() {
        saw(2_000, 0);
        assertThat(watch.standing().alarms()).isZero();
        assertThat(watch.standing().lastAlarm()).isEmpty();
    }

    @Test
    void higherScoresAreOneAlarmHoweverLongTheyGoOn() {
        saw(500, 0);
        saw(2_000, 0.7);
        assertThat(watch.standing().alarms()).isOne();
        assertThat(watch.standing().evidence()).isGreaterThan(watch.standing().alarmAt());
        DriftWatch.Alarm alarm = watch.standing().lastAlarm().orElseThrow();
        assertThat(alarm.since()).isLessThanOrEqualTo(alarm.at());
    }

    @Test
    void anomaliesAreNoDrift() {
        for (int i = 0; i < 500; i++) {
            saw(1, 0);
            watch.saw(List.of(detection(50)));
        }
        assertThat(watch.standing().alarms()).isZero();
        assertThat(watch.standing().samples()).isLessThanOrEqualTo(500);
    }

    @Test
    void beginsAnewAfterAStretch() {
        saw(2 * DriftWatch.STRETCH, 0);
        assertThat(watch.standing().samples()).isBetween(1, DriftWatch.STRETCH);
    }

    @Test
    void noScoreIsLostWhenManyThreadsBringThem() throws InterruptedException {
        double[] scores = random.doubles(4_000).map(DriftWatchTest::normal).toArray();
        List<Thread> threads =
                IntStream.range(0, 4)
                        .mapToObj(part -> new Thread(() -> bring(scores, part * 1_000)))
                        .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long usual = Arrays.stream(scores).filter(score -> score < THRESHOLD).count();
        assertThat(watch.standing().samples()).isEqualTo((int) usual);
    }

    private void bring(double[] scores, int from) {
        for (int i = from; i < from + 1_000; i++) {
            watch.saw(List.of(detection(scores[i])));
        }
    }

    private static Exchangeability test() {
        double[] reference = new Random(1).doubles(300, 0, 1).map(DriftWatchTest::normal).toArray();
        return new Exchangeability(
                Arrays.stream(reference).filter(s -> s < THRESHOLD).toArray(), Side.HIGHER, 7);
    }

    /** Scores as sums of squares have them, roughly. */
    private static double normal(double uniform) {
        return -Math.log(1 - uniform) / 2;
    }

    private void saw(int count, double higher) {
        for (int i = 0; i < count; i++) {
            watch.saw(List.of(detection(normal(random.nextDouble()) + higher)));
        }
    }

    private static Detection detection(double score) {
        return new Detection("one", score, 0.5, score >= THRESHOLD, Label.UNKNOWN);
    }
}
