package engram.bigan;

import static engram.model.SmallRows.ROW;
import static engram.model.SmallRows.VALIDATION;
import static engram.model.SmallRows.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.adversarial.Values;
import engram.model.SmallRows;
import engram.training.EpochReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BiGanTest {
    @BeforeAll
    static void useOneThread() {
        SmallRows.useOneThread();
    }

    @Test
    void aliceLearnsItsCycleAndBiganOnlyWatchesIt() {
        double cyclic = lastCycle(BiGanConfig.cyclic(ROW));
        double plain = lastCycle(BiGanConfig.plain(ROW));

        assertThat(cyclic).isLessThan(plain / 2);
    }

    private static double lastCycle(BiGanConfig config) {
        try (BiGanModel model = new BiGanModel(config, ROW, 3)) {
            List<EpochReport> history = fit(model, 30);
            EpochReport last = history.get(history.size() - 1);
            assertThat(last.training())
                    .containsKeys("critic", "adversarial-encoder", "adversarial-generator");
            return last.validation().get("cycle");
        }
    }

    @Test
    void scoresAreTheLengthOfTheErrorAndTheCriticsDoubt() {
        try (BiGanModel model = new BiGanModel(BiGanConfig.cyclic(ROW), ROW, 3)) {
            fit(model, 2);
            Map<String, double[]> scores = model.scores(VALIDATION.values(), 8);
            assertThat(scores.keySet())
                    .containsExactly(
                            "mahalanobis-error",
                            "squared-error",
                            "standardised-error",
                            "reconstruction",
                            "critic");
            assertThat(scores.get("reconstruction")[3])
                    .isCloseTo(Math.sqrt(scores.get("squared-error")[3]), within(1e-4));
        }
    }

    @Test
    void refusesNegativeWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new BiGanConfig(
                                        2, Values.UNIT, -1, 0, 0, BiGanConfig.Score.RECONSTRUCTION))
                .withMessageContaining("cycle");
    }
}
