package engram.pca;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Reconstructing;
import engram.model.SeveralScores;
import engram.points.Fitted;
import org.junit.jupiter.api.Test;

class PcaTest {

    /** A line through (1, 2, 3) in the direction (2, -1, 0). */
    private static float[][] line(int count) {
        float[][] rows = gaussian(count, 1, 1);
        for (int i = 0; i < count; i++) {
            float at = rows[i][0];
            rows[i] = new float[] {1 + 2 * at, 2 - at, 3};
        }
        return rows;
    }

    @Test
    void theScoreIsTheSquaredDistanceFromTheLine() {
        try (AnomalyModel model = fitted(0.95, line(50))) {
            float[] onAndOff = {1 + 8, 2 - 4, 3, 1 + 8, 2 - 4, 5};
            double[] scores = model.score(onAndOff, 2);

            assertThat(scores[0]).isCloseTo(0, within(1e-9));
            assertThat(scores[1]).isCloseTo(4, within(1e-5));
            assertThat(((Reconstructing) model).reconstruct(onAndOff, 2))
                    .containsExactly(new float[] {9, -2, 3, 9, -2, 3}, within(1e-5f));
            assertThat(((SeveralScores) model).scores(onAndOff, 2))
                    .containsOnlyKeys("squared-error")
                    .hasEntrySatisfying(
                            "squared-error", same -> assertThat(same).isEqualTo(scores));
        }
    }

    @Test
    void theAxisPointsToWhereItsLargestValueIsPositive() {
        try (AnomalyModel model = fitted(0.95, line(50))) {
            float[] axis = model.weights().get("axes").values();
            float root = (float) Math.sqrt(5);

            assertThat(axis).containsExactly(new float[] {2 / root, -1 / root, 0}, within(1e-5f));
        }
    }

    @Test
    void fewerSamplesThanValuesGiveTheSameSubspaceAsTheirCovarianceWould() {
        float[][] rows = gaussian(6, 20, 1);
        try (AnomalyModel model = fitted(1, rows)) {
            assertThat(model.weights().get("axes").shape()).containsExactly(5, 20);
            for (float[] row : rows) {
                assertThat(model.score(row, 1)[0]).isCloseTo(0, within(1e-9));
            }
            assertThat(model.score(new float[20], 1)[0]).isGreaterThan(0.1);
        }
    }

    @Test
    void keepsAsManyAxesAsTheShareOfVarianceNeeds() {
        float[][] rows = gaussian(500, 4, 1);
        for (float[] row : rows) {
            row[0] *= 10;
            row[1] *= 3;
        }
        try (AnomalyModel most = fitted(0.95, rows);
                AnomalyModel all = fitted(1, rows)) {
            assertThat(most.weights().get("axes").shape()).containsExactly(2, 4);
            assertThat(all.weights().get("axes").shape()).containsExactly(3, 4);
        }
    }

    @Test
    void learnsFromSamplesThatAreAllTheSame() {
        for (int count : new int[] {1, 2, 9}) {
            float[][] same = new float[count][];
            java.util.Arrays.fill(same, new float[] {1, 2, 3});
            try (AnomalyModel model = fitted(0.95, same)) {
                assertThat(model.score(new float[] {1, 2, 3}, 1)[0]).isZero();
                assertThat(model.score(new float[] {1, 4, 6}, 1)[0]).isFinite().isPositive();
            }
        }
    }

    /** Against the inverse of the covariance that the model assumes, two columns of three kept. */
    @Test
    void theDistanceIsMahalanobisUnderTheModel() {
        float[][] rows = gaussian(4_000, 3, 2);
        for (float[] row : rows) {
            row[0] = row[0] * 10 + 5;
            row[1] *= 4;
            row[2] *= .5f;
        }
        try (AnomalyModel model = distance(rows)) {
            assertThat(model.weights().get("axes").shape()).containsExactly(2, 3);
            float[] asked = {5 + 20, -8, 1};
            assertThat(model.score(asked, 1)[0]).isCloseTo(4 + 4 + 4, within(1.2));
            assertThat(((SeveralScores) model).scores(asked, 1)).containsOnlyKeys("distance");
        }
    }

    /** Independent columns: the residual holds next to nothing, and is blind to one far out. */
    @Test
    void seesAValueFarOutAlongAKeptDirection() {
        float[][] rows = gaussian(500, 12, 3);
        float[] asked = new float[12];
        asked[4] = 12;
        try (AnomalyModel model = distance(rows)) {
            double highest = 0;
            for (float[] row : rows) {
                highest = Math.max(highest, model.score(row, 1)[0]);
            }
            assertThat(model.score(asked, 1)[0]).isGreaterThan(2 * highest);
            float[] plausible = ((Reconstructing) model).reconstruct(asked, 1);
            int blamed = 0;
            for (int j = 0; j < 12; j++) {
                boolean more =
                        Math.abs(asked[j] - plausible[j])
                                > Math.abs(asked[blamed] - plausible[blamed]);
                blamed = more ? j : blamed;
            }
            assertThat(blamed).isEqualTo(4);
        }
    }

    @Test
    void theDistanceOfSamplesThatAreAllTheSameIsFinite() {
        float[][] same = {{1, 2}, {1, 2}, {1, 2}};
        try (AnomalyModel model = distance(same)) {
            assertThat(model.score(new float[] {1, 2}, 1)[0]).isZero();
            assertThat(model.score(new float[] {3, 2}, 1)[0]).isFinite().isPositive();
        }
    }

    private static AnomalyModel distance(float[][] rows) {
        return Fitted.on(Pca.MODEL, new PcaConfig(0.95, PcaConfig.Score.DISTANCE), rows, rows);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PcaConfig(0, PcaConfig.Score.RESIDUAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PcaConfig(1.1, PcaConfig.Score.RESIDUAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pca.MODEL.defaults(new SampleShape.Row(1)))
                .withMessageContaining("at least 2 values, not 1 column");
    }

    private static AnomalyModel fitted(double variance, float[][] rows) {
        return Fitted.on(Pca.MODEL, new PcaConfig(variance, PcaConfig.Score.RESIDUAL), rows, rows);
    }
}
