package engram.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import engram.detection.verdict.Exchangeability.Side;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeabilityTest {
    private static final int NEVER = Integer.MAX_VALUE;

    private static double[] normal(int count, Random random) {
        return random.doubles(count).map(u -> random.nextGaussian()).toArray();
    }

    /** After how many scores there is an alarm, when they move by so much from {@code from} on. */
    private static int alarm(long seed, Side side, double rate, int from, double shift) {
        Random random = new Random(seed);
        Exchangeability test = new Exchangeability(normal(200, random), side, seed);
        for (int i = 0; i < 2_000; i++) {
            double score = random.nextGaussian() + (i >= from ? shift : 0);
            if (test.add(score) >= -Math.log(rate)) {
                return i;
            }
        }
        return NEVER;
    }

    /** A bet that is worth more than it costs would make the stated rate untrue. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void betsAreFair(int bet) {
        // By the substitution p = v^10, under which even the steepest bet is smooth.
        double sum = 0;
        int steps = 100_000;
        for (int i = 0; i < steps; i++) {
            double v = (i + 0.5) / steps;
            sum += Exchangeability.bet(bet, Math.pow(v, 10)) * 10 * Math.pow(v, 9) / steps;
        }
        assertThat(sum).isCloseTo(1, Offset.offset(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"HIGHER, 0.1", "BOTH, 0.1", "BOTH, 0.02"})
    void falseAlarmsAreAtMostAsManyAsStated(Side side, double rate) {
        int runs = 300;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            alarms += alarm(run, side, rate, NEVER, 0) == NEVER ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo((int) (runs * rate + 3 * Math.sqrt(runs * rate)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 60", "0, 0.5, 300", "1000, 1, 1150", "1000, -1, 1200"})
    void aChangeIsSeenSoonAlsoAfterALongTime(int from, double shift, int by) {
        int inTime = 0;
        for (int run = 0; run < 20; run++) {
            int alarm = alarm(run, Side.BOTH, 0.01, from, shift);
            inTime += alarm >= from && alarm <= by ? 1 : 0;
        }
        assertThat(inTime).isGreaterThanOrEqualTo(16);
    }

    @Test
    void lowerScoresAreNoAlarmForWhoWatchesForHigherOnes() {
        assertThat(alarm(1, Side.HIGHER, 0.01, 0, -2)).isEqualTo(NEVER);
    }

    /** Equal scores, as of models with few values, are ranked by lot. */
    @Test
    void equalScoresAreNoEvidence() {
        Exchangeability test = new Exchangeability(new double[50], Side.BOTH, 3);
        double highest = 0;
        for (int i = 0; i < 1_000; i++) {
            highest = Math.max(highest, test.add(0));
        }
        assertThat(highest).isLessThan(-Math.log(0.01));
    }
}
