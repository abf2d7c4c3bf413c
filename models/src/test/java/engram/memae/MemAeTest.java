package engram.memae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.memory.Addressing;
import engram.memory.DeadRows;
import engram.memory.Memory;
import engram.memory.MemoryConfig;
import engram.memory.MemoryConfig.Queries;
import engram.memory.MemoryConfig.Restart;
import engram.memory.MemoryConfig.Start;
import engram.memory.MemoryHealth;
import engram.memory.Shrinkage;
import engram.memory.Similarity;
import engram.model.Planted;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.score.ReconstructionScore;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
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
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The acceptance checks of the MemAE specification, section 8, and how memory is kept in use. */
class MemAeTest {
    private static final SampleShape ROW = new SampleShape.Row(6);
    private static final Planted TRAINING = Planted.of(ROW, 64, false, 1);
    private static final Planted VALIDATION = Planted.of(ROW, 8, false, 2);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void withoutThresholdAndEntropyItIsNonSparse() {
        MemAeConfig defaults = MemAeConfig.sparse(ROW);
        Addressing sparse = defaults.memory().addressing();
        Addressing dense =
                new Addressing(
                        sparse.similarity(),
                        sparse.initialScale(),
                        0,
                        0,
                        sparse.deadRows(),
                        sparse.shrinkage());
        MemAeConfig config =
                new MemAeConfig(
                        defaults.backbone(),
                        defaults.memory().withAddressing(dense),
                        0,
                        defaults.loss(),
                        defaults.biasBeforeNorm(),
                        defaults.score());

        assertThat(scores(config)).isEqualTo(scores(MemAeConfig.nonSparse(ROW)));
        assertThat(scores(config)).isNotEqualTo(scores(defaults));
    }

    private static double[] scores(MemAeConfig config) {
        try (MemAeModel model = new MemAeModel(config, ROW, 3)) {
            fit(model, 3);
            return model.score(VALIDATION.values(), 8);
        }
    }

    @Test
    void anAllDeadBatchLearnsWithoutNaN() {
        MemAeConfig config = config(Similarity.DOT, 1_000, DeadRows.ZERO, Restart.NEVER);
        try (MemAeModel model = new MemAeModel(config, ROW, 3)) {
            float[] before = Tensors.toArray(model.network().memory().items());

            List<EpochReport> history = fit(model, 3);

            EpochReport last = history.get(2);
            assertThat(last.training().get("loss")).isFinite();
            assertThat(last.training().get("entropy")).isZero();
            assertThat(last.memory().orElseThrow().deadRowShare()).isEqualTo(1);
            assertThat(last.memory().orElseThrow().warning().orElseThrow()).contains("dead");
            assertThat(Tensors.toArray(model.network().memory().items())).isEqualTo(before);
            for (double score : model.score(VALIDATION.values(), 8)) {
                assertThat(score).isFinite();
            }
        }
    }

    /** A dead row reads the zero vector, so that the distance is the query's own length. */
    @Test
    void theDistanceOfQueryAndReadStandsBesideTheError() {
        MemAeConfig config = config(Similarity.DOT, 1_000, DeadRows.ZERO, Restart.NEVER);
        try (MemAeModel model = new MemAeModel(config, ROW, 3)) {
            fit(model, 2);
            Map<String, double[]> scores = model.scores(VALIDATION.values(), 8);
            assertThat(scores.keySet())
                    .containsExactly("squared-error", "standardised-error", "query-distance");
            try (Scope scope = Scope.inference()) {
                Tensor input = Tensors.of(VALIDATION.values(), 8, 6);
                Tensor queries = model.network().encode(input, Mode.INFERENCE); // (8, 3)
                float[] lengths = Tensors.toArray(queries.square().sum(1));
                for (int i = 0; i < 8; i++) {
                    assertThat(scores.get("query-distance")[i]).isCloseTo(lengths[i], within(1e-6));
                }
            }
        }
    }

    @Test
    void theEntropyTermMakesAddressingSharper() {
        MemAeConfig plain = config(Similarity.DOT, 0, DeadRows.ZERO, Restart.NEVER);
        MemAeConfig pressed =
                new MemAeConfig(
                        plain.backbone(),
                        plain.memory(),
                        10,
                        plain.loss(),
                        plain.biasBeforeNorm(),
                        plain.score());

        assertThat(entropyAfter(pressed)).isLessThan(entropyAfter(plain));
    }

    private static double entropyAfter(MemAeConfig config) {
        try (MemAeModel model = new MemAeModel(config, ROW, 3)) {
            List<EpochReport> history = fit(model, 10);
            return history.get(9).training().get("entropy");
        }
    }

    @Test
    void positionsAreQueriesAndComeBackWhereTheyWere() {
        SampleShape shape = new SampleShape.Image(1, 66, 70);
        MemAeConfig config = MemAeConfig.forShape(shape);
        assertThat(config.memory().queries()).isEqualTo(Queries.PER_POSITION);
        MemAeNetwork network = new MemAeNetwork(config, shape, new Initial(1));
        try (Scope scope = Scope.inference()) {
            Tensor input = Tensors.of(Planted.of(shape, 2, false, 1).values(), 2, 1, 66, 70);
            MemAeNetwork.Pass pass = network.forward(input, Mode.INFERENCE);

            assertThat(network.memory().features()).isEqualTo(64);
            assertThat(pass.queries().shape()).containsExactly(2 * 9 * 9, 64);
            assertThat(pass.read().weights().shape()).containsExactly(2 * 9 * 9, 500);
            assertThat(pass.reconstruction().shape()).containsExactly(2, 1, 66, 70);
            Tensor alone = network.forward(input.narrow(0, 1, 1), Mode.INFERENCE).reconstruction();
            assertThat(Tensors.toArray(alone))
                    .containsExactly(
                            Tensors.toArray(pass.reconstruction().narrow(0, 1, 1)), within(1e-5f));
        }
    }

    @Test
    void itemsAreDecodedAsIfTheyHadBeenRead() {
        try (MemAeModel model = new MemAeModel(MemAeConfig.sparse(ROW), ROW, 3)) {
            fit(model, 2);
            float[] decoded = model.decodedItems();
            assertThat(decoded).hasSize(50 * 6);
            float[] weights = model.weights(VALIDATION.values(), 8);
            assertThat(weights).hasSize(8 * 50);
            for (int sample = 0; sample < 8; sample++) {
                double sum = 0;
                for (int item = 0; item < 50; item++) {
                    sum += weights[sample * 50 + item];
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
        SampleShape large = new SampleShape.Image(3, 90, 100);
        try (MemAeModel model = new MemAeModel(MemAeConfig.forShape(large), large, 3)) {
            assertThat(model.decodedItems()).hasSize(500 * large.size());
        }
    }

    @Test
    void unusedItemsAreOverwrittenAndTheirMomentsForgotten() {
        // One item far away in the direction of nothing: with a sharp dot product nobody reads it.
        MemAeConfig config = config(Similarity.DOT, 1, DeadRows.ZERO, new Restart(1, 1, 0.5));
        try (MemAeModel model = new MemAeModel(config, ROW, 3)) {
            MemAeLearner learner = new MemAeLearner(config, model, trainer(1));
            Memory memory = model.network().memory();
            learner.startEpoch(1, 1);
            learnUntilSomeItemHasMoved(learner);
            float[] before = Tensors.toArray(memory.items());

            MemoryHealth health = learner.endEpoch().orElseThrow();

            float[] after = Tensors.toArray(memory.items());
            String moment = "adam.first-moment." + indexOfItems(model);
            float[] moments = Tensors.toArray(learner.state().get(moment));
            int overwritten = 0;
            for (int item = 0; item < memory.count(); item++) {
                boolean changed = !Arrays.equals(row(before, item), row(after, item));
                boolean unused = health.usage()[item] < 0.5 / memory.count();
                assertThat(changed && !unused).isFalse();
                if (changed) {
                    overwritten++;
                    assertThat(row(moments, item)).containsOnly(0);
                }
            }
            assertThat(overwritten).isEqualTo(health.restarted()).isPositive();
            assertThat(model.health().orElseThrow().restarted()).isEqualTo(overwritten);
        }
    }

    private static void learnUntilSomeItemHasMoved(MemAeLearner learner) {
        for (int step = 0; step < 20; step++) {
            int rows = step < 19 ? 64 : 2; // a short last batch must not leave too few to restart
            try (Scope scope = Scope.open()) {
                learner.step(Tensors.of(TRAINING.first(rows), rows, 6));
            }
        }
    }

    private static int indexOfItems(MemAeModel model) {
        return List.copyOf(model.network().parameters().keySet()).indexOf("memory.items");
    }

    private static float[] row(float[] values, int item) {
        return Arrays.copyOfRange(values, item * 3, (item + 1) * 3);
    }

    @Test
    void itemsMayStartAsCodes() {
        MemAeConfig config = config(Similarity.DOT, 1, DeadRows.ZERO, Restart.NEVER);
        MemoryConfig memory = config.memory();
        MemAeConfig fromCodes =
                new MemAeConfig(
                        config.backbone(),
                        new MemoryConfig(
                                20,
                                memory.queries(),
                                Start.CODES,
                                memory.addressing(),
                                memory.restart()),
                        config.entropyWeight(),
                        config.loss(),
                        config.biasBeforeNorm(),
                        config.score());
        try (MemAeModel model = new MemAeModel(fromCodes, ROW, 3)) {
            new MemAeLearner(fromCodes, model, trainer(1)).prepare(TRAINING);
            float[] codes;
            try (Scope scope = Scope.inference()) {
                Tensor all = Tensors.of(TRAINING.values(), 64, 6);
                codes = Tensors.toArray(model.network().encode(all, Mode.INFERENCE));
            }
            float[] items = Tensors.toArray(model.network().memory().items());
            for (int item = 0; item < 20; item++) {
                float[] own = row(items, item);
                boolean isCode = false;
                for (int code = 0; code < 64; code++) {
                    isCode |= distance(own, row(codes, code)) < 1e-5;
                }
                assertThat(isCode).isTrue();
            }
        }
    }

    /** Until then the network learns without memory; then each item is the code of a sample. */
    @Test
    void itemsMayStartAsWhatTheEncoderLearnedWithoutThem() {
        MemAeConfig config = MemAeConfig.forShape(ROW);
        try (MemAeModel model = new MemAeModel(config, ROW, 3);
                MemAeModel resumed = new MemAeModel(config, ROW, 3)) {
            Memory memory = model.network().memory();
            float[] untouched = Tensors.toArray(memory.items());
            List<float[]> after = new ArrayList<>();
            List<Checkpoint> checkpoints = new ArrayList<>();
            TrainingListener watch =
                    new TrainingListener() {
                        @Override
                        public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                            after.add(Tensors.toArray(memory.items()));
                            checkpoints.add(checkpoint.get());
                        }
                    };
            TrainingConfig brief = new TrainingConfig(8, 16, 2e-3);

            List<EpochReport> history =
                    model.fit(TRAINING, VALIDATION, new Trainer(brief, 3, watch, Optional.empty()));

            assertThat(history.get(0).memory()).isEmpty();
            assertThat(history.get(7).memory()).isPresent();

            // A quarter of 8 epochs of 4 steps is without memory.
            assertThat(after.get(1)).isEqualTo(untouched);
            assertThat(after.get(2)).isNotEqualTo(untouched);
            assertThat(model.health().orElseThrow().unusedItems()).isLessThan(memory.count());
            for (int stopped : new int[] {1, 2, 5}) {
                resumed.fit(
                        TRAINING,
                        VALIDATION,
                        new Trainer(
                                brief,
                                3,
                                TrainingListener.SILENT,
                                Optional.of(checkpoints.get(stopped - 1))));
                assertThat(resumed.weights().get("memory.items").values())
                        .isEqualTo(model.weights().get("memory.items").values());
            }
        }
    }

    private static double distance(float[] left, float... right) {
        double most = 0;
        for (int i = 0; i < left.length; i++) {
            most = Math.max(most, Math.abs(left[i] - right[i]));
        }
        return most;
    }

    @Test
    void healthIsKnownAfterTrainingAndTravelsWithTheWeights() {
        MemAeConfig config = MemAeConfig.sparse(ROW);
        try (MemAeModel model = new MemAeModel(config, ROW, 3);
                MemAeModel copy = new MemAeModel(config, ROW, 4)) {
            assertThat(model.health()).isEmpty();
            fit(model, 2);
            copy.restore(model.weights());

            assertThat(copy.health().orElseThrow().usage())
                    .isEqualTo(model.health().orElseThrow().usage());
        }
    }

    @Test
    void defaultsKeepMemoryAliveAndPresetsGoByTheLetter() {
        try (MemAeModel model = new MemAeModel(MemAeConfig.sparse(ROW), ROW, 3)) {
            MemoryHealth health = fit(model, 20).get(19).memory().orElseThrow();
            assertThat(health.warning()).isEmpty();
            assertThat(health.effectiveItems()).isGreaterThan(2);
        }
        Addressing paper = MemAeConfig.paper(ROW).memory().addressing();
        Addressing code = MemAeConfig.authorsCode(ROW).memory().addressing();
        assertThat(paper.similarity()).isEqualTo(Similarity.COSINE);
        assertThat(code.similarity()).isEqualTo(Similarity.DOT);
        assertThat(List.of(paper.deadRows(), code.deadRows())).containsOnly(DeadRows.ZERO);
        assertThat(MemAeConfig.paper(ROW).loss()).isEqualTo(MemAeConfig.Loss.SUM);
        assertThat(MemAeConfig.authorsCode(ROW).biasBeforeNorm()).isTrue();
    }

    @Test
    void refusesBeforeTrainingWhatCannotWork() {
        MemAeConfig config = MemAeConfig.sparse(ROW);
        MemAeConfig forPictures =
                new MemAeConfig(
                        config.backbone(),
                        config.memory(),
                        config.entropyWeight(),
                        config.loss(),
                        false,
                        ReconstructionScore.BLURRED_ERROR_GIVEN_INK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemAeModel(forPictures, ROW, 1))
                .withMessageContaining("is for images, not for 6 columns");
        try (MemAeModel model = new MemAeModel(config, ROW, 1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.score(VALIDATION.values(), 8))
                    .withMessage("this model has learned nothing yet");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.restore(Map.of()))
                    .withMessage("weights \"score.constants\" are missing");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Restart(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Restart(1, 1.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Restart(1, 1, Double.NaN));
    }

    private static MemAeConfig config(
            Similarity similarity, double threshold, DeadRows deadRows, Restart restart) {
        MemAeConfig defaults = MemAeConfig.sparse(ROW);
        Addressing addressing =
                new Addressing(similarity, 20, threshold, 0, deadRows, Shrinkage.MASK);
        return new MemAeConfig(
                defaults.backbone(),
                new MemoryConfig(50, Queries.WHOLE_CODE, Start.UNIFORM, addressing, restart),
                2e-4,
                MemAeConfig.Loss.MEAN,
                false,
                ReconstructionScore.SQUARED_ERROR);
    }

    private static List<EpochReport> fit(MemAeModel model, int epochs) {
        return model.fit(TRAINING, VALIDATION, trainer(epochs));
    }

    private static Trainer trainer(int epochs) {
        return new Trainer(
                new TrainingConfig(epochs, 16, 5e-3), 3, TrainingListener.SILENT, Optional.empty());
    }
}
