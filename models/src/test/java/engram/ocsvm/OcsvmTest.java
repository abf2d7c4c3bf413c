package engram.ocsvm;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.nn.Weights;
import engram.points.Fitted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OcsvmTest {

    @Test
    void scoresAreThoseOfTheSupportVectors() {
        float[][] rows = gaussian(300, 3, 1);
        try (AnomalyModel model = fitted(new OcsvmConfig(0.1, 0.5, 1, 0), rows)) {
            Map<String, Weights> weights = model.weights();
            float[] vectors = weights.get("vectors").values();
            float[] coefficients = weights.get("coefficients").values();
            for (float[] query : gaussian(10, 3, 2)) {
                double score = weights.get("rho").values()[0];
                for (int i = 0; i < coefficients.length; i++) {
                    double square = 0;
                    for (int j = 0; j < 3; j++) {
                        square += Math.pow((double) vectors[i * 3 + j] - query[j], 2);
                    }
                    score -= coefficients[i] * Math.exp(-0.5 * square);
                }
                assertThat(model.score(query, 1)[0]).isCloseTo(score, within(1e-9));
            }
        }
    }

    @Test
    void nuIsAboutTheShareOfTrainingSamplesOutside() {
        float[][] rows = gaussian(500, 2, 1);
        for (double nu : new double[] {0.05, 0.2}) {
            try (AnomalyModel model = fitted(new OcsvmConfig(nu, 0, 1, 0), rows)) {
                double outside = 0;
                for (float[] row : rows) {
                    outside += model.score(row, 1)[0] > 0 ? 1 : 0;
                }
                assertThat(outside / rows.length).isCloseTo(nu, within(0.03));
                assertThat(model.weights().get("coefficients").values().length)
                        .isGreaterThanOrEqualTo((int) (nu * rows.length));
            }
        }
    }

    /** Two far clusters: the standard kernel spans the gap between them, a sharper one need not. */
    @Test
    void aKernelIsAsSharpAsHeldOutSamplesAllow() {
        float[][] rows = gaussian(400, 2, 1);
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] += i % 2 == 0 ? 6 : -6;
        }
        float[][] unseen = gaussian(200, 2, 9);
        for (int i = 0; i < unseen.length; i++) {
            unseen[i][0] += i % 2 == 0 ? 6 : -6;
        }
        try (AnomalyModel model = fitted(new OcsvmConfig(0.1, 0, 1, 0), rows)) {
            float[] flat = new float[2 * rows.length];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = rows[i / 2][i % 2];
            }
            double standard = Solver.scale(flat, rows.length);
            assertThat((double) model.weights().get("gamma").values()[0])
                    .isGreaterThan(1.9 * standard);
            assertThat(model.score(new float[] {0, 0}, 1)[0]).isPositive();
            double rejected = 0;
            for (float[] row : unseen) {
                rejected += model.score(row, 1)[0] > 0 ? 1 : 0;
            }
            assertThat(rejected / unseen.length).isLessThan(0.2);
        }
    }

    @Test
    void theStandardGammaIsOneOverTheSummedVariance() {
        assertThat(Solver.scale(new float[] {0, 1, 4, 1, 0, 3, 4, 3}, 4))
                .isCloseTo(1 / 5.0, within(1e-12));
        assertThat(Solver.scale(new float[] {2, 2}, 2)).isEqualTo(1);
    }

    @Test
    void principalAxesThatHoldAlmostAllChangeLittle() {
        float[][] rows = gaussian(200, 3, 1);
        for (float[] row : rows) {
            row[2] *= 1e-3f;
        }
        float[] query = {0.5f, 2, 0};
        try (AnomalyModel plain = fitted(new OcsvmConfig(0.1, 0.5, 1, 0), rows);
                AnomalyModel turned = fitted(new OcsvmConfig(0.1, 0.5, 0.99, 0), rows)) {
            assertThat(turned.weights().get("vectors").shape()[1]).isEqualTo(2);
            assertThat(turned.score(query, 1)[0]).isCloseTo(plain.score(query, 1)[0], within(1e-2));
        }
    }

    @Test
    void learnsFromSamplesThatAreAllTheSame() {
        float[][] same = {{1, 1}, {1, 1}};
        for (double variance : new double[] {0.95, 1}) {
            try (AnomalyModel model = fitted(new OcsvmConfig(0.1, 0, variance, 0), same)) {
                assertThat(model.score(new float[] {1, 2}, 1)[0]).isFinite();
            }
        }
    }

    @Test
    void picturesArePutOnPrincipalAxesAndRowsAreNot() {
        assertThat(OcsvmConfig.forShape(new SampleShape.Row(3)).variance()).isEqualTo(1);
        assertThat(OcsvmConfig.forShape(new SampleShape.Image(1, 8, 8)).variance()).isEqualTo(0.95);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OcsvmConfig(0, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OcsvmConfig(0.1, -1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OcsvmConfig(0.1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OcsvmConfig(0.1, 0, 1, -1));
    }

    private static AnomalyModel fitted(OcsvmConfig config, float[][] rows) {
        return Fitted.on(Ocsvm.MODEL, config, rows, rows);
    }
}
