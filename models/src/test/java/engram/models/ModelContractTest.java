package engram.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.ShapeMismatchException;
import engram.model.AnomalyModel;
import engram.model.ModelFamily;
import engram.model.Planted;
import engram.model.SeveralScores;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingConfig.Schedule;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every model promises, whatever its family: a family is tested here from the moment it stands
 * in the {@link Catalogue}.
 */
class ModelContractTest {
    private static final List<SampleShape> SHAPES =
            List.of(
                    new SampleShape.Row(12),
                    new SampleShape.Image(1, 28, 28),
                    new SampleShape.Image(3, 32, 32));
    private static final long SEED = 7;
    private static final int SEEN = 24;

    /** How often models that learn in one go do so, to see whether they leak. */
    private static final int FITS = 30;

    private static final Map<Case, AnomalyModel> TRAINED = new LinkedHashMap<>();

    record Case(ModelFamily family, SampleShape shape) {
        AnomalyModel untrained(long seed) {
            return family.create(family.defaults(shape), shape, seed);
        }

        /** Long enough to tell normal from anomalous. */
        TrainingConfig training() {
            int batch = isSmall() ? 16 : 8;
            return new TrainingConfig(shape instanceof SampleShape.Row ? 30 : 12, batch, 5e-3);
        }

        Planted samples() {
            return Planted.of(shape, isSmall() ? 96 : 32, false, 1);
        }

        /**
         * Some families learn from samples of some shapes only; ensembles add nothing that shapes
         * matter to, and their members are tested by themselves.
         */
        boolean isOfInterest() {
            if (family.name().endsWith("-ensemble") && !(shape instanceof SampleShape.Row)) {
                return false;
            }
            try {
                family.defaults(shape);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        boolean isSmall() {
            return shape.size() < 1_000;
        }

        @Override
        public String toString() {
            return family.name() + " on " + shape;
        }
    }

    static Stream<Case> cases() {
        return Catalogue.families().stream()
                .flatMap(family -> SHAPES.stream().map(shape -> new Case(family, shape)))
                .filter(Case::isOfInterest);
    }

    /** Those that 300 steps are cheap for; larger samples run through the same code. */
    static Stream<Case> smallCases() {
        return cases().filter(Case::isSmall);
    }

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @AfterAll
    static void close() {
        TRAINED.values().forEach(AnomalyModel::close);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void separatesPlantedAnomalies(Case one) {
        double[] normal = trained(one).score(unseen(one, false), SEEN);
        double[] anomalous = trained(one).score(unseen(one, true), SEEN);

        assertThat(normal).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(anomalous).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(Planted.auroc(normal, anomalous)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresDoNotDependOnTheBatch(Case one) {
        float[] values = unseen(one, true);
        double[] together = trained(one).score(values, SEEN);
        int size = one.shape.size();
        for (int i = 0; i < SEEN; i++) {
            float[] alone = Arrays.copyOfRange(values, i * size, (i + 1) * size);
            assertThat(trained(one).score(alone, 1)[0])
                    .isCloseTo(together[i], within(1e-5 * Math.abs(together[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anotherModelWithTheSameWeightsScoresTheSame(Case one) {
        Map<String, Weights> weights = trained(one).weights();
        try (AnomalyModel other = one.untrained(SEED + 1)) {
            other.restore(weights);

            assertEqual(other.weights(), weights);
            assertThat(other.score(unseen(one, true), SEEN))
                    .isEqualTo(trained(one).score(unseen(one, true), SEEN));
            if (other instanceof SeveralScores several) {
                Map<String, double[]> scores = several.scores(unseen(one, true), SEEN);
                Map<String, double[]> before = everyScore(one);
                assertThat(scores.keySet()).containsExactlyElementsOf(before.keySet());
                before.forEach((name, own) -> assertThat(scores.get(name)).isEqualTo(own));
                assertThat(scores.values().iterator().next())
                        .isEqualTo(other.score(unseen(one, true), SEEN));
            }
        }
    }

    private static Map<String, double[]> everyScore(Case one) {
        return ((SeveralScores) trained(one)).scores(unseen(one, true), SEEN);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weightsOutliveTheModel(Case one) {
        AnomalyModel copy = one.untrained(SEED);
        Map<String, Weights> weights = trained(one).weights();
        copy.restore(weights);
        Map<String, Weights> copies = copy.weights();
        copy.close();

        assertEqual(copies, weights);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameSeedGivesTheSameScores(Case one) {
        try (AnomalyModel first = brieflyTrained(one, SEED);
                AnomalyModel second = brieflyTrained(one, SEED)) {
            assertThat(second.score(unseen(one, true), SEEN))
                    .isEqualTo(first.score(unseen(one, true), SEEN));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesSamplesOfAnotherShape(Case one) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trained(one).score(new float[one.shape.size() + 1], 1))
                .withMessageContaining(one.shape.toString());
        Planted other = Planted.of(new SampleShape.Row(5), 4, false, 1);
        try (AnomalyModel model = one.untrained(SEED)) {
            assertThatThrownBy(() -> model.fit(other, other, trainer(one.training(), SEED)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("5 columns");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void severalThreadsScoreTheSame(Case one) throws Exception {
        double[] expected = trained(one).score(unseen(one, true), SEEN);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<double[]>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> trained(one).score(unseen(one, true), SEEN));
            }
            for (Future<double[]> scores : threads.invokeAll(calls)) {
                assertThat(scores.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("smallCases")
    void trainingLeavesNativeMemoryFlat(Case one) {
        int batch = one.shape instanceof SampleShape.Row ? 512 : 4;
        Planted training = Planted.of(one.shape, batch, false, 1);
        Footprint footprint = new Footprint();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void stepDone(int epoch, double fraction, Map<String, Double> losses) {
                        if (epoch == 100 || epoch == 300) {
                            footprint.measure();
                        }
                    }
                };
        Trainer trainer =
                new Trainer(new TrainingConfig(300, batch, 1e-3), SEED, listener, Optional.empty());
        try (AnomalyModel model = one.untrained(SEED)) {
            boolean inOneGo =
                    model.fit(training, Planted.of(one.shape, 1, false, 2), trainer).isEmpty();
            for (int i = 1; inOneGo && i <= FITS; i++) {
                model.fit(training, Planted.of(one.shape, 1, false, 2), trainer);
                if (i == FITS / 3 || i == FITS) {
                    footprint.measure();
                }
            }
        }
        footprint.assertFlat();
    }

    @ParameterizedTest
    @MethodSource("smallCases")
    void scoringLeavesNativeMemoryFlat(Case one) {
        Footprint footprint = new Footprint();
        float[] values = unseen(one, false);
        int count = one.shape instanceof SampleShape.Row ? SEEN : 1;
        float[] some = Arrays.copyOf(values, count * one.shape.size());
        for (int i = 1; i <= 300; i++) {
            trained(one).score(some, count);
            if (i == 100 || i == 300) {
                footprint.measure();
            }
        }
        footprint.assertFlat();
    }

    /** What lives outside the Java heap, measured twice. */
    private static final class Footprint {
        private static final long TOLERATED_BYTES = 64L << 20;
        private static final long TOLERATED_POINTERS = 50;

        private final List<long[]> measured = new ArrayList<>();

        void measure() {
            measured.add(new long[] {Pointer.totalCount(), Pointer.physicalBytes()});
        }

        void assertFlat() {
            assertThat(measured).hasSize(2);
            long[] early = measured.get(0);
            long[] late = measured.get(1);
            assertThat(late[0] - early[0]).as("native objects").isLessThan(TOLERATED_POINTERS);
            assertThat(late[1] - early[1]).as("bytes").isLessThan(TOLERATED_BYTES);
        }
    }

    private static AnomalyModel trained(Case one) {
        synchronized (TRAINED) {
            return TRAINED.computeIfAbsent(one, ModelContractTest::train);
        }
    }

    private static AnomalyModel train(Case one) {
        AnomalyModel model = one.untrained(SEED);
        model.fit(one.samples(), Planted.of(one.shape, 8, false, 2), trainer(one.training(), SEED));
        return model;
    }

    private static AnomalyModel brieflyTrained(Case one, long seed) {
        AnomalyModel model = one.untrained(seed);
        model.fit(
                Planted.of(one.shape, 16, false, 1),
                Planted.of(one.shape, 4, false, 2),
                trainer(new TrainingConfig(2, 8, 1e-3, Schedule.CONSTANT, 1, false), seed));
        return model;
    }

    private static Trainer trainer(TrainingConfig config, long seed) {
        return new Trainer(config, seed, TrainingListener.SILENT, Optional.empty());
    }

    private static float[] unseen(Case one, boolean anomalous) {
        return Planted.of(one.shape, SEEN, anomalous, 3).values();
    }

    private static void assertEqual(Map<String, Weights> actual, Map<String, Weights> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (name, weights) -> {
                    assertThat(actual.get(name).shape()).isEqualTo(weights.shape());
                    assertThat(actual.get(name).values()).isEqualTo(weights.values());
                });
    }
}
