package engram.dagmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Planted;
import engram.model.Reconstructing;
import engram.model.SeveralScores;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingDivergedException;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DagmmTest {
    private static final SampleShape SHAPE = new SampleShape.Row(8);
    private static final Planted TRAINING = Planted.of(SHAPE, 40, false, 1);
    private static final Planted VALIDATION = Planted.of(SHAPE, 9, false, 2);
    private static final TrainingConfig BRIEF = new TrainingConfig(4, 8, 1e-2);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void featuresAreCodeRelativeDistanceAndCosine() {
        try (Scope scope = Scope.inference()) {
            Tensor x = Tensors.of(new float[] {3, 4, 0, 2}, 2, 2);
            Tensor y = Tensors.of(new float[] {3, 0, 0, -4}, 2, 2);
            Tensor code = Tensors.of(new float[] {7, 8}, 2, 1);

            Tensor features = DagmmNetwork.features(x, code, y);

            assertThat(Tensors.toArray(features.to(ScalarType.Float)))
                    .containsExactly(new float[] {7, 0.8f, 0.6f, 8, 3, -1}, within(1e-6f));
        }
    }

    @Test
    void emptySamplesHaveFiniteFeatures() {
        try (Scope scope = Scope.inference()) {
            Tensor nothing = Tensors.of(new float[4], 2, 2);
            Tensor code = Tensors.of(new float[2], 2, 1);

            Tensor features = DagmmNetwork.features(nothing, code, nothing);

            assertThat(Tensors.toArray(features.to(ScalarType.Float)))
                    .containsExactly(0, 1, 0, 0, 1, 0);
        }
    }

    @Test
    void publishedSizes() {
        try (AnomalyModel model = trained(BRIEF, TrainingListener.SILENT, Optional.empty())) {
            Map<String, Weights> weights = model.weights();
            assertThat(weights.get("encoder.0.weight").shape()).containsExactly(60, 8);
            assertThat(weights.get("code.0.weight").shape()).containsExactly(1, 10);
            assertThat(weights.get("estimator.hidden.0.weight").shape()).containsExactly(10, 3);
            assertThat(weights.get("mixture.share").shape()).containsExactly(4);
            assertThat(weights.get("mixture.mean").shape()).containsExactly(4, 3);
            assertThat(weights.get("mixture.factor").shape()).containsExactly(4, 3, 3);
            double sum = 0;
            for (float share : weights.get("mixture.share").values()) {
                sum += share;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aResumedTrainingEndsWithTheSameWeights() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        TrainingListener keeper =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        checkpoints.add(checkpoint.get());
                    }
                };
        try (AnomalyModel whole = trained(BRIEF, keeper, Optional.empty());
                AnomalyModel resumed =
                        trained(BRIEF, TrainingListener.SILENT, Optional.of(checkpoints.get(1)))) {
            Map<String, Weights> expected = whole.weights();
            resumed.weights()
                    .forEach(
                            (name, weights) ->
                                    assertThat(weights.values())
                                            .isEqualTo(expected.get(name).values()));
        }
    }

    @Test
    void energyComesFirstAndReconstructionIsTheSquaredError() {
        try (AnomalyModel model = trained(BRIEF, TrainingListener.SILENT, Optional.empty())) {
            float[] values = VALIDATION.first(1);
            float[] reconstruction = ((Reconstructing) model).reconstruct(values, 1);
            double squared = 0;
            for (int i = 0; i < values.length; i++) {
                squared += Math.pow(values[i] - reconstruction[i], 2);
            }

            Map<String, double[]> scores = ((SeveralScores) model).scores(values, 1);

            assertThat(scores.keySet()).containsExactly("energy", "reconstruction");
            assertThat(scores.get("energy")).isEqualTo(model.score(values, 1));
            assertThat(scores.get("reconstruction")[0]).isCloseTo(squared, within(1e-6));
        }
    }

    @Test
    void learnsFromSamplesThatAreAllTheSame() {
        float[] same = new float[16 * SHAPE.size()];
        Arrays.fill(same, 0.5f);
        Planted samples = new Planted(SHAPE, same, 16);
        try (AnomalyModel model = untrained()) {
            model.fit(samples, samples, trainer(BRIEF, TrainingListener.SILENT, Optional.empty()));
            assertThat(model.score(same, 16)[0]).isFinite();
            assertThat(model.score(VALIDATION.first(1), 1)[0]).isFinite();
        }
    }

    @Test
    void anAbsurdRateDivergesInTheLanguageOfUsers() {
        TrainingConfig absurd = new TrainingConfig(5, 8, 1e30);
        try (AnomalyModel model = untrained()) {
            assertThatThrownBy(
                            () ->
                                    model.fit(
                                            TRAINING,
                                            VALIDATION,
                                            trainer(
                                                    absurd,
                                                    TrainingListener.SILENT,
                                                    Optional.empty())))
                    .isInstanceOf(TrainingDivergedException.class);
        }
    }

    @Test
    void refusesToScoreBeforeItLearned() {
        try (AnomalyModel model = untrained()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.score(new float[8], 1))
                    .withMessage("this model has learned nothing yet");
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DagmmConfig(1, 0, 0.1, 0.005, 1e-6, 5))
                .withMessage("components must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DagmmConfig(1, 4, 0.1, 0.005, 0, 5))
                .withMessage("ridge must be above 0, not 0.0");
    }

    private static AnomalyModel untrained() {
        return Dagmm.MODEL.create(DagmmConfig.forShape(SHAPE), SHAPE, 3);
    }

    private static AnomalyModel trained(
            TrainingConfig config, TrainingListener listener, Optional<Checkpoint> resumed) {
        AnomalyModel model = untrained();
        model.fit(TRAINING, VALIDATION, trainer(config, listener, resumed));
        return model;
    }

    private static Trainer trainer(
            TrainingConfig config, TrainingListener listener, Optional<Checkpoint> resumed) {
        return new Trainer(config, 3, listener, resumed);
    }
}
