package engram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.autoencoder.AutoencoderConfig;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memae.MemAeConfig;
import engram.model.AnomalyModel;
import engram.model.Planted;
import engram.models.Catalogue;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Tensors;
import engram.training.TrainingConfig.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final SampleShape SHAPE = new SampleShape.Row(6);
    private static final TrainingConfig CONFIG = new TrainingConfig(6, 8, 1e-2);
    private static final Planted TRAINING = Planted.of(SHAPE, 30, false, 1);
    private static final Planted VALIDATION = Planted.of(SHAPE, 9, false, 2);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aResumedTrainingEndsWithTheSameWeights(int epoch) {
        Recorder whole = new Recorder();
        Map<String, Weights> expected = trained(7, whole, Optional.empty());

        Map<String, Weights> resumed =
                trained(7, new Recorder(), Optional.of(whole.checkpoints.get(epoch - 1)));

        assertEqual(resumed, expected);
    }

    @Test
    void theSeedDecidesTheWeights() {
        Map<String, Weights> first = trained(7, TrainingListener.SILENT, Optional.empty());

        assertEqual(trained(7, TrainingListener.SILENT, Optional.empty()), first);
        assertThat(values(trained(8, TrainingListener.SILENT, Optional.empty())))
                .isNotEqualTo(values(first));
    }

    private static float[] values(Map<String, Weights> weights) {
        return weights.get("encoder.1.weight").values();
    }

    /** MemAE with restarts and a threshold that rises, the learner with most to remember. */
    private static Map<String, Weights> trained(
            long seed, TrainingListener listener, Optional<Checkpoint> resumed) {
        MemAeConfig config = MemAeConfig.forShape(SHAPE);
        try (AnomalyModel model = Catalogue.family(config).create(config, SHAPE, seed)) {
            model.fit(TRAINING, VALIDATION, new Trainer(CONFIG, seed, listener, resumed));
            return model.weights();
        }
    }

    @Test
    void reportsStepsAndEpochs() {
        Recorder recorder = new Recorder();
        Counting learner = new Counting();

        List<EpochReport> history = run(learner, CONFIG, recorder, TRAINING, VALIDATION);

        assertThat(history).isEqualTo(recorder.reports).hasSize(6);
        assertThat(recorder.fractions).hasSize(24).isSorted().endsWith(1.0);
        assertThat(history.get(2).epoch()).isEqualTo(3);
        assertThat(history.get(2).epochs()).isEqualTo(6);
        assertThat(history.get(0).training()).containsEntry("loss", 1.0);
        assertThat(history.get(0).validation()).containsEntry("loss", 2.0);
        assertThat(history.get(0).memory()).isEmpty();
        assertThat(learner.prepared).isEqualTo(1);
        assertThat(learner.started).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(recorder.checkpoints.get(3).epoch()).isEqualTo(4);
    }

    @Test
    void leavesOutALastTrainingBatchOfOneButNoValidationSample() {
        Counting learner = new Counting();

        run(learner, new TrainingConfig(1, 8, 1e-2), new Recorder(), store(17), store(9));

        assertThat(learner.trainedOn).containsExactly(8L, 8L);
        assertThat(learner.evaluatedOn).containsExactly(8L, 1L);
    }

    @Test
    void showsEachSampleOncePerEpochInAnotherOrder() {
        Counting learner = new Counting();

        run(learner, new TrainingConfig(2, 8, 1e-2), new Recorder(), store(16), store(0));

        List<Float> first = learner.seen.subList(0, 16);
        List<Float> second = learner.seen.subList(16, 32);
        assertThat(first).doesNotHaveDuplicates().hasSameElementsAs(second).isNotEqualTo(second);
        assertThat(learner.evaluatedOn).isEmpty();
    }

    @Test
    void stopsWhenALossIsNotFinite() {
        Counting learner = new Counting();
        learner.divergesAtStep = 10;

        assertThatThrownBy(() -> run(learner, CONFIG, new Recorder(), TRAINING, VALIDATION))
                .isInstanceOfSatisfying(
                        TrainingDivergedException.class,
                        e -> {
                            assertThat(e.epoch()).isEqualTo(3);
                            assertThat(e.losses()).containsEntry("loss", Double.NaN);
                        })
                .hasMessageContaining("training diverged in epoch 3")
                .hasMessageContaining("learningRate");
    }

    @Test
    void anAbsurdLearningRateDivergesInsteadOfLearningNonsense() {
        AutoencoderConfig config = AutoencoderConfig.plain(SHAPE);
        TrainingConfig absurd = new TrainingConfig(5, 8, 1e30);
        try (AnomalyModel model = Catalogue.family(config).create(config, SHAPE, 1)) {
            assertThatThrownBy(
                            () -> model.fit(TRAINING, VALIDATION, trainer(absurd, new Recorder())))
                    .isInstanceOf(TrainingDivergedException.class);
        }
    }

    @Test
    void twoOptimisersMayPlayAgainstOneAnother() {
        TwoPlayers learner = new TwoPlayers();

        List<EpochReport> history =
                run(learner, new TrainingConfig(40, 8, 0.05), new Recorder(), TRAINING, store(0));

        assertThat(history.get(39).training()).containsKeys("loss", "critic");
        // The critic moved, so the other had something to follow, and both moved.
        assertThat(Tensors.toArray(learner.generator)[0]).isNotEqualTo(5);
        assertThat(Math.abs(Tensors.toArray(learner.generator)[0])).isLessThan(5);
        assertThat(learner.state()).hasSize(8);
    }

    @Test
    void refusesTooFewSamplesAndSettingsThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(new Counting(), CONFIG, new Recorder(), store(1), store(0)))
                .withMessage("a network learns from at least 2 samples, not from 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingConfig(-1, 0, 1e-3));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingConfig(1, 1, 1e-3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingConfig(1, 2, Double.NaN))
                .withMessageContaining("training.learningRate must be 0 or more, not NaN");
    }

    @Test
    void choosesEpochsAndBatchesByTheData() {
        TrainingConfig automatic = TrainingConfig.AUTOMATIC;
        SampleShape digit = new SampleShape.Image(1, 28, 28);
        SampleShape large = new SampleShape.Image(3, 256, 256);

        assertThat(automatic.resolve(digit, 4200)).isEqualTo(new TrainingConfig(152, 64, 1e-3));
        assertThat(automatic.resolve(SHAPE, 10_000_000))
                .isEqualTo(new TrainingConfig(10, 256, 1e-3));
        assertThat(automatic.resolve(large, 16)).isEqualTo(new TrainingConfig(300, 16, 1e-3));
        assertThat(CONFIG.resolve(digit, 4200)).isEqualTo(CONFIG);
        SampleShape clip = new SampleShape.Clip(1, 16, 128, 128);
        assertThat(TrainingConfig.FALLING.resolve(clip, 2310))
                .isEqualTo(
                        new TrainingConfig(10, 8, 1e-3, TrainingConfig.Schedule.COSINE, 1, true));
        assertThat(TrainingConfig.FALLING.resolve(clip, 1_000_000).epochs()).isEqualTo(3);
    }

    /** Two thousand steps, however many rows; where these are few, in epochs of several passes. */
    @ParameterizedTest
    @CsvSource({
        "5, 5, 286, 7, 2002",
        "30, 30, 286, 7, 2002",
        "640, 64, 200, 1, 2000",
        "3000, 64, 43, 1, 2015",
        "198000, 64, 1, 1, 3093"
    })
    void briefTrainingsHaveAboutAsManySteps(
            int rows, int batch, int epochs, int passes, int steps) {
        TrainingConfig chosen = TrainingConfig.BRIEF.resolve(SHAPE, rows);

        assertThat(chosen)
                .isEqualTo(new TrainingConfig(epochs, batch, 2e-3, Schedule.COSINE, passes, true));
        assertThat((long) epochs * passes * rows / batch).isEqualTo(steps);
        assertThat(chosen.resolve(SHAPE, rows)).isEqualTo(chosen);
    }

    @Test
    void epochsOfSeveralPassesSeeEachSampleAsOften() {
        Counting learner = new Counting();
        TrainingConfig twice = new TrainingConfig(3, 8, 1e-2, Schedule.CONSTANT, 2, false);

        List<EpochReport> history = run(learner, twice, new Recorder(), store(12), store(0));

        assertThat(history).hasSize(3);
        assertThat(learner.trainedOn).hasSize(9).containsOnly(8L);
        assertThat(learner.expected).isEqualTo(9);
        // Each epoch of three full batches sees all twelve twice.
        assertThat(learner.seen.subList(0, 24).stream().distinct()).hasSize(12);
    }

    private static List<EpochReport> run(
            Learner learner,
            TrainingConfig config,
            TrainingListener listener,
            SampleStore training,
            SampleStore validation) {
        return trainer(config, listener).run(learner, training, validation);
    }

    private static Trainer trainer(TrainingConfig config, TrainingListener listener) {
        return new Trainer(config, 3, listener, Optional.empty());
    }

    private static Planted store(int count) {
        return Planted.of(SHAPE, count, false, 4);
    }

    private static void assertEqual(Map<String, Weights> actual, Map<String, Weights> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (name, weights) ->
                        assertThat(actual.get(name).values()).as(name).isEqualTo(weights.values()));
    }

    private static final class Recorder implements TrainingListener {
        private final List<Double> fractions = new ArrayList<>();
        private final List<EpochReport> reports = new ArrayList<>();
        private final List<Checkpoint> checkpoints = new ArrayList<>();

        @Override
        public void stepDone(int epoch, double fraction, Map<String, Double> losses) {
            fractions.add(fraction);
        }

        @Override
        public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
            reports.add(report);
            checkpoints.add(checkpoint.get());
        }
    }

    /** Learns nothing and takes notes. */
    private static final class Counting implements Learner {
        private final List<Integer> started = new ArrayList<>();
        private final List<Long> trainedOn = new ArrayList<>();
        private final List<Long> evaluatedOn = new ArrayList<>();
        private final List<Float> seen = new ArrayList<>();
        private int prepared;
        private int expected;
        private int divergesAtStep = -1;

        @Override
        public void expect(SampleStore training, int steps) {
            expected = steps;
        }

        @Override
        public void prepare(SampleStore training) {
            prepared++;
        }

        @Override
        public void startEpoch(int epoch, int epochs) {
            started.add(epoch);
        }

        @Override
        public Map<String, Double> step(Tensor batch) {
            trainedOn.add(batch.size(0));
            float[] values = Tensors.toArray(batch);
            for (int i = 0; i < values.length; i += SHAPE.size()) {
                seen.add(values[i]);
            }
            return Map.of("loss", trainedOn.size() == divergesAtStep ? Double.NaN : 1.0);
        }

        @Override
        public Map<String, Double> evaluate(Tensor batch) {
            evaluatedOn.add(batch.size(0));
            return Map.of("loss", 2.0);
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of();
        }
    }

    /** One parameter follows what the other, trained by its own optimiser, takes for the data. */
    private static final class TwoPlayers implements Learner {
        private final Tensor generator = Tensors.of(new float[] {5}, 1).set_requires_grad(true);
        private final Tensor critic = Tensors.of(new float[] {5}, 1).set_requires_grad(true);
        private final Adam generating = new Adam(List.of(generator), Adam.Settings.of(0.05));
        private final Adam judging = new Adam(List.of(critic), Adam.Settings.of(0.05));

        @Override
        public Map<String, Double> step(Tensor batch) {
            double judged = judge(batch);
            double generated = generate();
            return Map.of("loss", generated, "critic", judged);
        }

        private double judge(Tensor batch) {
            Tensor loss = critic.sub(batch.mean()).square().sum();
            judging.zeroGradients();
            loss.backward();
            judging.step();
            return loss.item_double();
        }

        private double generate() {
            Tensor loss = generator.sub(critic).square().sum();
            generating.zeroGradients();
            loss.backward();
            generating.step();
            return loss.item_double();
        }

        @Override
        public Map<String, Double> evaluate(Tensor batch) {
            return Map.of();
        }

        @Override
        public Map<String, Tensor> state() {
            Map<String, Tensor> state = new LinkedHashMap<>();
            state.put("generator", generator);
            state.put("critic", critic);
            generating.state().forEach((name, tensor) -> state.put("generating." + name, tensor));
            judging.state().forEach((name, tensor) -> state.put("judging." + name, tensor));
            return state;
        }
    }
}
