package engram.isolationforest;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelFamily;
import engram.nn.Weights;
import engram.points.Fitted;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IsolationForestTest {

    @Test
    void farSamplesScoreHigherThanTypicalOnesAndTypicalOnesUnderAHalf() {
        try (AnomalyModel model =
                fitted(IsolationForestConfig.published(), gaussian(1_000, 3, 1))) {
            double[] scores = model.score(new float[] {0, 0, 0, 8, -8, 8}, 2);

            assertThat(scores[0]).isBetween(0.3, 0.5);
            assertThat(scores[1]).isBetween(0.6, 1.0);
        }
    }

    @Test
    void everyLeafIsAsFarDownAsItsPathLengthSaysAtLeast() {
        float[][] rows = gaussian(64, 2, 1);
        try (AnomalyModel model = fitted(new IsolationForestConfig(1, 64), rows)) {
            float[] columns = model.weights().get("columns").values();
            float[] values = model.weights().get("values").values();
            assertThat(columns).hasSize(127);
            double leaves = 0;
            for (int node = 0; node < columns.length; node++) {
                boolean reached = node == 0 || columns[(node - 1) / 2] >= 0;
                if (reached && columns[node] < 0) {
                    int depth = 31 - Integer.numberOfLeadingZeros(node + 1);
                    assertThat(values[node]).isGreaterThanOrEqualTo(depth);
                    leaves++;
                }
            }
            assertThat(leaves).isGreaterThan(8);
        }
    }

    @Test
    void meanPathLengthsArePublished() {
        assertThat(Growth.c(1)).isZero();
        assertThat(Growth.c(2)).isEqualTo(1);
        assertThat(Growth.c(256)).isCloseTo(10.2448, within(1e-3));
        assertThat(Growth.nodes(256)).isEqualTo(511);
        assertThat(Growth.nodes(257)).isEqualTo(1023);
        assertThat(Growth.nodes(1)).isEqualTo(1);
    }

    @Test
    void columnsThatNeverVaryAreNeverSplit() {
        float[][] rows = gaussian(300, 3, 1);
        for (float[] row : rows) {
            row[1] = 7;
        }
        try (AnomalyModel model = fitted(IsolationForestConfig.published(), rows)) {
            assertThat(model.weights().get("columns").values()).contains(0f, 2f);
            assertThat(model.weights().get("columns").values()).doesNotContain(1f);
        }
    }

    @Test
    void learnsFromSamplesThatAreAllTheSameAndFromOne() {
        float[][][] all = {{{1, 1}, {1, 1}, {1, 1}}, {{1, 1}}};
        for (float[][] same : all) {
            try (AnomalyModel model = fitted(IsolationForestConfig.published(), same)) {
                assertThat(model.score(new float[] {1, 2}, 1)[0]).isFinite();
            }
        }
    }

    @Test
    void refusesTreesThatAreNone() {
        ModelFamily family = IsolationForest.MODEL;
        IsolationForestConfig config = new IsolationForestConfig(1, 8);
        try (AnomalyModel model = fitted(config, gaussian(8, 4, 1));
                AnomalyModel narrow = family.create(config, new SampleShape.Row(1), 1)) {
            Map<String, Weights> weights = new HashMap<>(model.weights());
            weights.get("columns").values()[0] = 3;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> narrow.restore(weights))
                    .withMessageContaining("1 column");
            weights.put("values", Weights.of(1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.restore(weights));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestConfig(0, 256));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestConfig(1, 1));
    }

    private static AnomalyModel fitted(IsolationForestConfig config, float[][] rows) {
        return Fitted.on(IsolationForest.MODEL, config, rows, rows);
    }
}
