package engram.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void aFewScoresThatAreFarOffHaveNoHoldOnTheSpread() {
        double[] scores = new Random(3).doubles(50, 16, 21).toArray();
        Normal.Spread without = Normal.Spread.robust(scores);
        // A tile that is unlike all others, left out as a whole.
        double[] far = {30.6, 40.5, 40.8, 54.1, 76.7, 88};
        System.arraycopy(far, 0, scores, 0, far.length);
        Normal.Spread with = Normal.Spread.robust(scores);

        assertThat(with.mean()).isCloseTo(without.mean(), within(1.0));
        assertThat(with.deviation()).isBetween(0.5 * without.deviation(), 2 * without.deviation());
        assertThat(Normal.Spread.of(scores).deviation()).isGreaterThan(5 * without.deviation());
    }

    @Test
    void ofANormalDistributionItIsMeanAndDeviation() {
        Random random = new Random(4);
        double[] values = new double[20_000];
        Arrays.setAll(values, i -> 5 + 2 * random.nextGaussian());
        Normal.Spread spread = Normal.Spread.robust(values);

        assertThat(spread.mean()).isCloseTo(5, within(0.05));
        assertThat(spread.deviation()).isCloseTo(2, within(0.05));
    }

    @Test
    void equalScoresHaveASpreadAllTheSame() {
        assertThat(Normal.Spread.robust(7, 7, 7, 7).deviation()).isPositive();
        assertThat(Normal.Spread.robust(0, 0).deviation()).isPositive();
    }
}
