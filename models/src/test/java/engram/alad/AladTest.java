package engram.alad;

import static engram.model.SmallRows.ROW;
import static engram.model.SmallRows.VALIDATION;
import static engram.model.SmallRows.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.adversarial.Values;
import engram.model.SmallRows;
import engram.nn.Mode;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AladTest {
    @BeforeAll
    static void useOneThread() {
        SmallRows.useOneThread();
    }

    @Test
    void theScoreIsTheDistanceOfTheCriticsFeatures() {
        try (AladModel model = new AladModel(AladConfig.forShape(ROW), ROW, 3)) {
            fit(model, 3);
            double[] scores = model.score(VALIDATION.values(), 8);
            try (Scope scope = Scope.inference()) {
                Tensor samples = Tensors.of(VALIDATION.values(), 8, 6);
                Tensor rebuilt = model.coder().rebuilt(samples);
                float[] same = Tensors.toArray(model.features(samples, samples, Mode.INFERENCE));
                float[] other = Tensors.toArray(model.features(samples, rebuilt, Mode.INFERENCE));
                int width = same.length / 8;
                for (int i = 0; i < 8; i++) {
                    double sum = 0;
                    for (int k = 0; k < width; k++) {
                        sum += Math.abs(same[i * width + k] - other[i * width + k]);
                    }
                    assertThat(scores[i]).isCloseTo(sum, within(1e-4));
                }
            }
        }
    }

    @Test
    void criticsLearnAndTermsAreLogged() {
        try (AladModel model = new AladModel(AladConfig.forShape(ROW), ROW, 3)) {
            List<EpochReport> history = fit(model, 20);
            assertThat(history.get(19).training())
                    .containsOnlyKeys("critics", "makers", "cycle", "accuracy");
            assertThat(history.get(19).training().get("accuracy")).isStrictlyBetween(0.0, 1.0);
            assertThat(history.get(19).training().get("critics"))
                    .isLessThan(history.get(0).training().get("critics"));
            assertThat(history.get(19).validation()).containsOnlyKeys("cycle");
        }
    }

    @Test
    void refusesCodesWithoutValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AladConfig(0, Values.UNIT))
                .withMessage("latent must be at least 1, not 0");
    }
}
