package engram.dcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Planted;
import engram.model.SeveralScores;
import engram.nn.Backbone;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepClusteringTest {
    private static final SampleShape SHAPE = new SampleShape.Row(8);
    private static final Planted TRAINING = Planted.of(SHAPE, 40, false, 1);
    private static final Planted VALIDATION = Planted.of(SHAPE, 9, false, 2);
    private static final DcnConfig CONFIG = new DcnConfig(Backbone.Preset.AUTO, 3, 0.5, 1, 5e-4);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    /** Before k-means, right before it, and in the middle of clustering. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void aResumedTrainingEndsWithTheSameWeights(int epoch) {
        Recorder whole = new Recorder();
        try (AnomalyModel expected = trained(CONFIG, 6, whole, Optional.empty());
                AnomalyModel resumed =
                        trained(
                                CONFIG,
                                6,
                                new Recorder(),
                                Optional.of(whole.checkpoints.get(epoch - 1)))) {
            Map<String, Weights> weights = expected.weights();
            resumed.weights()
                    .forEach(
                            (name, actual) ->
                                    assertThat(actual.values())
                                            .isEqualTo(weights.get(name).values()));
        }
    }

    @Test
    void clustersOnlyAfterPretraining() {
        Recorder recorder = new Recorder();
        trained(CONFIG, 6, recorder, Optional.empty()).close();

        for (EpochReport report : recorder.reports) {
            double distance = report.training().get("distance");
            if (report.epoch() <= 3) {
                assertThat(distance).isZero();
                assertThat(report.validation().get("distance")).isZero();
                assertThat(report.training().get("loss"))
                        .isEqualTo(report.training().get("reconstruction"));
            } else {
                assertThat(distance).isPositive();
                assertThat(report.training().get("loss"))
                        .isCloseTo(
                                report.training().get("reconstruction") + distance / 2,
                                within(1e-4));
            }
        }
        assertThat(counts(recorder, 3)).containsOnly(0);
        // Counts start at 100, and each epoch shows each of the 40 samples once.
        assertThat(counts(recorder, 6)).hasSize(3);
        assertThat(sum(counts(recorder, 6))).isEqualTo(3 * 100 + 3 * 40);
    }

    private static float[] counts(Recorder recorder, int epoch) {
        return recorder.checkpoints.get(epoch - 1).state().get("clusters.counts").values();
    }

    private static float sum(float... values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void clusteringDrawsCodesToTheirCentres() {
        DcnConfig apart = new DcnConfig(Backbone.Preset.AUTO, 3, 0.1, 0, 0);
        DcnConfig drawn = new DcnConfig(Backbone.Preset.AUTO, 3, 0.1, 10, 0);

        assertThat(lastDistance(drawn)).isLessThan(lastDistance(apart) / 2);
    }

    private static double lastDistance(DcnConfig config) {
        Recorder recorder = new Recorder();
        trained(config, 20, recorder, Optional.empty()).close();
        return recorder.reports.get(19).training().get("distance");
    }

    @Test
    void distanceComesFirstThenTheSquaredError() {
        try (AnomalyModel model = trained(CONFIG, 4, new Recorder(), Optional.empty())) {
            float[] values = VALIDATION.first(3);

            Map<String, double[]> scores = ((SeveralScores) model).scores(values, 3);

            assertThat(scores.keySet()).containsExactly("distance", "reconstruction");
            assertThat(scores.get("distance")).isEqualTo(model.score(values, 3));
            assertThat(scores.get("reconstruction")).hasSize(3).doesNotContain(0);
        }
    }

    @Test
    void learnsFromSamplesThatAreAllTheSame() {
        float[] same = new float[16 * SHAPE.size()];
        Arrays.fill(same, 0.5f);
        Planted samples = new Planted(SHAPE, same, 16);
        try (AnomalyModel model = DeepClustering.MODEL.create(DcnConfig.standard(), SHAPE, 3)) {
            model.fit(samples, samples, trainer(4, new Recorder(), Optional.empty()));
            assertThat(model.score(VALIDATION.first(1), 1)[0]).isFinite();
        }
    }

    @Test
    void clustersEvenInATrainingOfOneEpoch() {
        assertThat(CONFIG.pretrainingEpochs(1)).isZero();
        assertThat(CONFIG.pretrainingEpochs(7)).isEqualTo(3);
    }

    @Test
    void refusesToScoreBeforeItLearned() {
        try (AnomalyModel model = DeepClustering.MODEL.create(CONFIG, SHAPE, 3)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.score(new float[8], 1))
                    .withMessage("this model has learned nothing yet");
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DcnConfig(Backbone.Preset.AUTO, 0, 0.5, 1, 0))
                .withMessage("clusters must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DcnConfig(Backbone.Preset.AUTO, 3, 1, 1, 0))
                .withMessageContaining("from 0 to below 1, not 1.0");
    }

    private static AnomalyModel trained(
            DcnConfig config, int epochs, Recorder recorder, Optional<Checkpoint> resumed) {
        AnomalyModel model = DeepClustering.MODEL.create(config, SHAPE, 3);
        model.fit(TRAINING, VALIDATION, trainer(epochs, recorder, resumed));
        return model;
    }

    private static Trainer trainer(int epochs, Recorder recorder, Optional<Checkpoint> resumed) {
        return new Trainer(new TrainingConfig(epochs, 8, 1e-2), 3, recorder, resumed);
    }

    private static final class Recorder implements TrainingListener {
        private final List<EpochReport> reports = new ArrayList<>();
        private final List<Checkpoint> checkpoints = new ArrayList<>();

        @Override
        public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
            reports.add(report);
            checkpoints.add(checkpoint.get());
        }
    }
}
