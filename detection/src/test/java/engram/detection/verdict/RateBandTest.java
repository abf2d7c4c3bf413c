package engram.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateBandTest {

    @Test
    void agreesWithClosedForms() {
        // Beta(1, n): P(rate <= x) = 1 - (1 - x)^n
        RateBand none = RateBand.of(30, 0);
        assertThat(none.low()).isCloseTo(1 - Math.pow(0.975, 1 / 30.0), within(1e-12));
        assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1 / 30.0), within(1e-12));
        // Beta(n, 1): P(rate <= x) = x^n
        RateBand all = RateBand.of(30, 29);
        assertThat(all.low()).isCloseTo(Math.pow(0.025, 1 / 30.0), within(1e-12));
        // Beta(2, 2) has median 1/2 and is symmetric.
        RateBand middle = RateBand.of(3, 1);
        assertThat(middle.low() + middle.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void holdsTheTrueRateNineteenTimesInTwenty() {
        Random random = new Random(2);
        RateBand band = RateBand.of(100, 4);
        int inside = 0;
        for (int draw = 0; draw < 4000; draw++) {
            double[] scores = random.doubles(100).sorted().toArray();
            double rate = 1 - scores[95]; // of uniform scores, the share above the threshold
            inside += rate >= band.low() && rate <= band.high() ? 1 : 0;
        }
        assertThat(inside / 4000.0).isCloseTo(0.95, within(0.015));
    }

    @Test
    void isOfTheSizeThatThousandsOfSamplesGive() {
        RateBand band = new Calibration(ascending(99_999)).band(0.01).orElseThrow();
        assertThat(band.low()).isBetween(0.0093, 0.0095);
        assertThat(band.high()).isBetween(0.0105, 0.0107);
        assertThat(new Calibration(1, 2, 3).band(0.01)).isEmpty();
    }

    private static double[] ascending(int size) {
        double[] scores = new double[size];
        Arrays.setAll(scores, i -> i);
        return scores;
    }
}
