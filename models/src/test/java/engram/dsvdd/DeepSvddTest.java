package engram.dsvdd;

import static engram.model.SmallRows.ROW;
import static engram.model.SmallRows.TRAINING;
import static engram.model.SmallRows.VALIDATION;
import static engram.model.SmallRows.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.model.SmallRows;
import engram.nn.Mode;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeepSvddTest {
    @BeforeAll
    static void useOneThread() {
        SmallRows.useOneThread();
    }

    @Test
    void theCentreIsTheMeanOfTheUntrainedNetworkAwayFromZero() {
        try (DeepSvddModel model = new DeepSvddModel(DeepSvddConfig.hard(ROW), ROW, 3)) {
            model.centre(TRAINING);
            float[] centre = Tensors.toArray(model.state().get("centre"));
            assertThat(centre).hasSize(32);
            for (float coordinate : centre) {
                assertThat(Math.abs(coordinate)).isGreaterThanOrEqualTo(.1f);
            }
        }
    }

    @Test
    void samplesAreDrawnToTheCentreWithoutShiftsOrScalesLearned() {
        DeepSvddConfig config = DeepSvddConfig.hard(ROW);
        try (DeepSvddModel model = new DeepSvddModel(config, ROW, 3);
                DeepSvddModel untrained = new DeepSvddModel(config, ROW, 3)) {
            List<EpochReport> history = fit(model, 20);
            assertThat(history.get(19).training().get("loss"))
                    .isLessThan(history.get(0).training().get("loss") / 4);

            Map<String, Weights> before = Weights.copyOf(untrained.state());
            model.weights()
                    .forEach(
                            (name, weights) -> {
                                boolean same =
                                        Arrays.equals(weights.values(), before.get(name).values());
                                if (name.endsWith(".bias")) {
                                    assertThat(same).as(name).isTrue();
                                } else if (weights.shape().length == 2) {
                                    assertThat(same).as(name).isFalse();
                                }
                            });
        }
    }

    @Test
    void theSoftRadiusIsAQuantileAndComesOffTheScore() {
        try (DeepSvddModel model = new DeepSvddModel(DeepSvddConfig.soft(ROW), ROW, 3)) {
            fit(model, 12);
            double radius = Tensors.toArray(model.squaredRadius())[0];
            assertThat(radius).isPositive();

            double[] scores = model.score(VALIDATION.values(), 8);
            try (Scope scope = Scope.inference()) {
                float[] squared =
                        Tensors.toArray(
                                model.squaredDistances(
                                        Tensors.of(VALIDATION.values(), 8, 6), Mode.INFERENCE));
                for (int i = 0; i < 8; i++) {
                    assertThat(scores[i]).isCloseTo(squared[i] - radius, within(1e-5));
                }
            }
        }
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeepSvddConfig(8, 1, 0))
                .withMessage("nu must be at least 0 and below 1, not 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new DeepSvddConfig(0, 0, 0));
    }
}
