package engram.alad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.Planted;
import engram.nn.Mode;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AladTest {
    private static final SampleShape ROW = new SampleShape.Row(6);
    private static final Planted TRAINING = Planted.of(ROW, 64, false, 1);
    private static final Planted VALIDATION = Planted.of(ROW, 8, false, 2);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
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

    private static List<EpochReport> fit(AladModel model, int epochs) {
        return model.fit(
                TRAINING,
                VALIDATION,
                new Trainer(
                        new TrainingConfig(epochs, 16, 2e-3),
                        3,
                        TrainingListener.SILENT,
                        Optional.empty()));
    }
}
