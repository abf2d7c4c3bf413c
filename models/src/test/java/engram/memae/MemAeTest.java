package engram.memae;

import static engram.memae.SmallMemAe.ROW;
import static engram.memae.SmallMemAe.VALIDATION;
import static engram.memae.SmallMemAe.config;
import static engram.memae.SmallMemAe.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.memory.Addressing;
import engram.memory.DeadRows;
import engram.memory.MemoryConfig.Queries;
import engram.memory.MemoryConfig.Restart;
import engram.memory.MemoryHealth;
import engram.memory.Similarity;
import engram.model.Planted;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.score.ReconstructionScore;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The acceptance checks of the MemAE specification, section 8. */
class MemAeTest {
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
}
