package engram.vae;

import static engram.model.SmallRows.ROW;
import static engram.model.SmallRows.TRAINING;
import static engram.model.SmallRows.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.Planted;
import engram.model.SmallRows;
import engram.nn.Backbone;
import engram.nn.Mode;
import engram.nn.Noise;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VaeTest {
    @BeforeAll
    static void useOneThread() {
        SmallRows.useOneThread();
    }

    @Test
    void theDivergenceIsThatOfItsDefinition() {
        float[] mean = {0, 1, -2, 0.5f};
        float[] logVariance = {0, -1, 0.5f, 2};
        try (Scope scope = Scope.inference()) {
            float[] divergence =
                    Tensors.toArray(
                            GaussianCode.of(Tensors.of(mean, 2, 2), Tensors.of(logVariance, 2, 2))
                                    .divergence());
            for (int sample = 0; sample < 2; sample++) {
                double expected = 0;
                for (int i = 2 * sample; i < 2 * sample + 2; i++) {
                    expected +=
                            0.5
                                    * (mean[i] * mean[i]
                                            + Math.exp(logVariance[i])
                                            - 1
                                            - logVariance[i]);
                }
                assertThat((double) divergence[sample]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void sampledCodesHaveTheMeanAndTheVariance() {
        int count = 20_000;
        try (Scope scope = Scope.inference()) {
            Tensor mean = Tensors.of(new float[] {3}, 1, 1).expand(count, 1);
            Tensor logVariance = Tensors.of(new float[] {-2}, 1, 1).expand(count, 1);
            float[] sampled =
                    Tensors.toArray(GaussianCode.of(mean, logVariance).sample(new Noise(1)));
            double sum = 0;
            double squares = 0;
            for (float value : sampled) {
                sum += value - 3;
                squares += (value - 3) * (value - 3);
            }
            assertThat(sum / count).isCloseTo(0, within(0.01));
            assertThat(squares / count).isCloseTo(Math.exp(-2), within(0.005));
        }
    }

    @Test
    void theBoundIsTheErrorAtTheMeanCodePlusTheWeightedDivergence() {
        try (VaeModel model = fitted(VaeConfig.forShape(ROW), 3)) {
            Map<String, double[]> scores = model.scores(VALIDATION.values(), 8);
            assertThat(scores.keySet())
                    .containsExactly("squared-error", "standardised-error", "elbo");
            double[] divergence = new double[8];
            try (Scope scope = Scope.inference()) {
                float[] values =
                        Tensors.toArray(
                                model.encode(Tensors.of(VALIDATION.values(), 8, 6), Mode.INFERENCE)
                                        .divergence());
                for (int i = 0; i < 8; i++) {
                    divergence[i] = values[i];
                }
            }
            for (int i = 0; i < 8; i++) {
                assertThat(scores.get("elbo")[i])
                        .isCloseTo(
                                scores.get("squared-error")[i] + 0.02 * divergence[i],
                                within(1e-5));
            }
        }
    }

    @Test
    void theConfiguredScoreComesFirst() {
        VaeConfig config = new VaeConfig(Backbone.Preset.AUTO, 5, 0.1, false, VaeConfig.Score.ELBO);
        try (VaeModel model = new VaeModel(config, ROW, 3)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.score(VALIDATION.values(), 8))
                    .withMessage("this model has learned nothing yet");
        }
        try (VaeModel model = fitted(config, 3);
                VaeModel copy = new VaeModel(config, ROW, 4)) {
            Map<String, double[]> scores = model.scores(VALIDATION.values(), 8);
            assertThat(scores.keySet())
                    .containsExactly("elbo", "squared-error", "standardised-error");
            assertThat(model.score(VALIDATION.values(), 8)).isEqualTo(scores.get("elbo"));
            copy.restore(model.weights());
            assertThat(copy.score(VALIDATION.values(), 8)).isEqualTo(scores.get("elbo"));
            assertThat(model.weights().get("mean.0.weight").shape()).containsExactly(5, 3);
            assertThat(model.weights().get("widening.0.weight").shape()).containsExactly(3, 5);
        }
    }

    @Test
    void anInterruptedTrainingDrawsTheSameNoise() {
        List<Checkpoint> first = new ArrayList<>();
        TrainingListener keeping =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        if (report.epoch() == 1) {
                            first.add(checkpoint.get());
                        }
                    }
                };
        try (VaeModel whole = new VaeModel(VaeConfig.forShape(ROW), ROW, 3);
                VaeModel resumed = new VaeModel(VaeConfig.forShape(ROW), ROW, 4)) {
            whole.fit(TRAINING, VALIDATION, trainer(3, keeping, Optional.empty()));
            resumed.fit(
                    TRAINING,
                    VALIDATION,
                    trainer(3, TrainingListener.SILENT, Optional.of(first.get(0))));
            assertThat(resumed.score(VALIDATION.values(), 8))
                    .isEqualTo(whole.score(VALIDATION.values(), 8));
        }
    }

    @Test
    void absurdSamplesHaveFiniteScores() {
        SampleShape picture = new SampleShape.Image(1, 28, 28);
        float[] values = new float[784];
        java.util.Arrays.fill(values, 1e6f);
        VaeConfig config = new VaeConfig(Backbone.Preset.AUTO, 0, 0.02, true, VaeConfig.Score.ELBO);
        try (VaeModel model = new VaeModel(config, picture, 3)) {
            model.fit(
                    Planted.of(picture, 4, false, 1),
                    Planted.of(picture, 2, false, 2),
                    trainer(1, TrainingListener.SILENT, Optional.empty()));
            assertThat(model.score(values, 1)[0]).isFinite();
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new VaeConfig(
                                        Backbone.Preset.AUTO,
                                        -1,
                                        0.02,
                                        false,
                                        VaeConfig.Score.ELBO))
                .withMessage("latent must be 0 or more, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new VaeConfig(
                                        Backbone.Preset.AUTO,
                                        0,
                                        Double.NaN,
                                        false,
                                        VaeConfig.Score.ELBO))
                .withMessage("klWeight must be 0 or more, not NaN");
    }

    private static VaeModel fitted(VaeConfig config, int epochs) {
        VaeModel model = new VaeModel(config, ROW, 3);
        model.fit(TRAINING, VALIDATION, trainer(epochs, TrainingListener.SILENT, Optional.empty()));
        return model;
    }

    private static Trainer trainer(
            int epochs, TrainingListener listener, Optional<Checkpoint> resumed) {
        return new Trainer(new TrainingConfig(epochs, 16, 5e-3), 3, listener, resumed);
    }
}
