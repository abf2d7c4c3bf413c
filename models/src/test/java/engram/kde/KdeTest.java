package engram.kde;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.model.AnomalyModel;
import engram.points.Fitted;
import engram.points.Points;
import engram.points.Stored;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KdeTest {
    @Test
    void scoresAreMinusTheLogOfTheNaiveSum() {
        float[][] rows = gaussian(200, 3, 1);
        float[][] asked = gaussian(20, 3, 2);
        try (AnomalyModel model = fitted(new KdeConfig(0.4, 0), rows, asked)) {
            for (float[] query : asked) {
                double density = 0;
                for (float[] row : rows) {
                    double square = 0;
                    for (int j = 0; j < 3; j++) {
                        square += Math.pow(row[j] - query[j], 2);
                    }
                    density += Math.exp(-square / 2 / 0.16) / Math.pow(2 * Math.PI * 0.16, 1.5);
                }
                assertThat(model.score(query, 1)[0])
                        .isCloseTo(-Math.log(density / 200), within(1e-6));
            }
        }
    }

    @Test
    void mergingEqualSamplesChangesNoDensity() {
        float[][] rows = gaussian(30, 2, 1);
        float[][] thrice = new float[90][];
        for (int i = 0; i < 90; i++) {
            thrice[i] = rows[i / 3];
        }
        float[] query = {0.3f, -0.2f};
        KdeConfig config = new KdeConfig(0.5, 0);
        try (AnomalyModel once = fitted(config, rows, rows);
                AnomalyModel merged = fitted(config, thrice, rows)) {
            assertThat(merged.weights().get("points").shape()).containsExactly(30, 2);
            assertThat(merged.score(query, 1)[0]).isCloseTo(once.score(query, 1)[0], within(1e-12));
        }
    }

    @Test
    void aDistantSampleStillHasAFiniteScore() {
        try (AnomalyModel model =
                fitted(new KdeConfig(0.01, 0), gaussian(50, 2, 1), gaussian(5, 2, 2))) {
            double far = model.score(new float[] {1e3f, 0}, 1)[0];
            assertThat(model.score(new float[] {1e4f, 0}, 1)[0]).isFinite().isGreaterThan(far);
        }
    }

    @Test
    void theChosenBandwidthIsTheLikeliestOnHeldOutSamples() {
        Points points = Points.of(new Stored(gaussian(400, 2, 1)), 0, new SplittableRandom(1));
        Points heldOut = Points.of(new Stored(gaussian(200, 2, 2)), 0, new SplittableRandom(1));
        double chosen = Bandwidth.choose(points, heldOut);

        assertThat(chosen).isBetween(0.1, 0.8);
        assertThat(likelihood(points, heldOut, chosen))
                .isGreaterThan(likelihood(points, heldOut, chosen * 2))
                .isGreaterThan(likelihood(points, heldOut, chosen / 2));
    }

    private static double likelihood(Points points, Points heldOut, double bandwidth) {
        var weights = points.weights();
        try (KernelDensity density =
                new KernelDensity(weights.get("points"), weights.get("counts"), 1)) {
            double sum = 0;
            for (double[] one :
                    density.logDensities(heldOut.values(), heldOut.count(), bandwidth)) {
                sum += one[0];
            }
            return sum;
        }
    }

    @Test
    void learnsFromSamplesThatAreAllTheSame() {
        float[][] same = {{1, 1}, {1, 1}, {1, 1}};
        try (AnomalyModel model = fitted(new KdeConfig(0, 0), same, same)) {
            double equal = model.score(new float[] {1, 1}, 1)[0];
            assertThat(model.score(new float[] {1, 2}, 1)[0]).isFinite().isGreaterThan(equal);
        }
    }

    @Test
    void withNothingHeldOutTheBandwidthIsScottsRule() {
        Points points = Points.of(new Stored(gaussian(100, 1, 1)), 0, new SplittableRandom(1));
        Points nothing = new Points(1, new float[0], new float[0]);

        assertThat(Bandwidth.choose(points, nothing))
                .isCloseTo(Bandwidth.deviation(points) * Math.pow(100, -0.2), within(1e-9));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KdeConfig(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new KdeConfig(0, -1));
    }

    private static AnomalyModel fitted(KdeConfig config, float[][] rows, float[][] heldOut) {
        return Fitted.on(Kde.MODEL, config, rows, heldOut);
    }
}
