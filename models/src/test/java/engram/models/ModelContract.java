package engram.models;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
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
import java.util.Collections;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every model promises, whatever its family: a family is tested here from the moment it stands
 * in the {@link Catalogue}. Fast tests ask it of small samples, slow ones of larger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ModelContract {
    private static final long SEED = 7;

    private final List<SampleShape> shapes;
    private final int seen;
    private final int steps;
    private final Map<Case, AnomalyModel> trained = new LinkedHashMap<>();

    /**
     * @param shapes of the samples that are learned from
     * @param seen how many unseen samples are scored
     * @param steps after which native memory is looked at a second time
     */
    ModelContract(List<SampleShape> shapes, int seen, int steps) {
        this.shapes = shapes;
        this.seen = seen;
        this.steps = steps;
    }

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

    Stream<Case> cases() {
        String only = System.getProperty("family", "");
        return Catalogue.families().stream()
                .filter(family -> only.isEmpty() || family.name().equals(only))
                .flatMap(family -> shapes.stream().map(shape -> new Case(family, shape)))
                .filter(Case::isOfInterest)
                .filter(this::isAsked);
    }

    /** Whether this model is asked for what it promises on samples of this shape. */
    boolean isAsked(Case one) {
        return true;
    }

    /** The first shape of each model: a step on larger samples runs through the same code. */
    Stream<Case> firstCases() {
        return cases()
                .collect(groupingBy(Case::family, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(ofOne -> ofOne.get(0));
    }

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @AfterAll
    void close() {
        trained.values().forEach(AnomalyModel::close);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void separatesPlantedAnomalies(Case one) {
        double[] normal = trained(one).score(unseen(one, false), seen);
        double[] anomalous = trained(one).score(unseen(one, true), seen);

        assertThat(normal).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(anomalous).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(Planted.auroc(normal, anomalous)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresDoNotDependOnTheBatch(Case one) {
        float[] values = unseen(one, true);
        double[] together = trained(one).score(values, seen);
        int size = one.shape.size();
        for (int i = 0; i < seen; i++) {
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
            assertThat(other.score(unseen(one, true), seen))
                    .isEqualTo(trained(one).score(unseen(one, true), seen));
            if (other instanceof SeveralScores several) {
                Map<String, double[]> scores = several.scores(unseen(one, true), seen);
                Map<String, double[]> before = everyScore(one);
                assertThat(scores.keySet()).containsExactlyElementsOf(before.keySet());
                before.forEach((name, own) -> assertThat(scores.get(name)).isEqualTo(own));
                assertThat(scores.values().iterator().next())
                        .isEqualTo(other.score(unseen(one, true), seen));
            }
        }
    }

    Stream<Case> rowCases() {
        return cases().filter(one -> one.shape() instanceof SampleShape.Row);
    }

    /** So an encoding writes a cell that its column never had; no model may shrug at it. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("rowCases")
    void aValueFartherThanAnyCountsAgainstItsSample(Case one) {
        float[] normal = unseen(one, false);
        double highest = Arrays.stream(trained(one).score(normal, seen)).max().orElseThrow();
        for (float far : new float[] {9_869.604f, 2e6f, -2e6f}) {
            for (int column : new int[] {0, one.shape().size() - 1}) {
                float[] strange = normal.clone();
                for (int i = 0; i < seen; i++) {
                    strange[i * one.shape().size() + column] = far;
                }
                assertThat(Arrays.stream(trained(one).score(strange, seen)).min().orElseThrow())
                        .as("%s: %s in column %d", one, far, column)
                        .isGreaterThan(highest);
            }
        }
    }

    private Map<String, double[]> everyScore(Case one) {
        return ((SeveralScores) trained(one)).scores(unseen(one, true), seen);
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
            assertThat(second.score(unseen(one, true), seen))
                    .isEqualTo(first.score(unseen(one, true), seen));
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
        AnomalyModel model = trained(one);
        float[] values = unseen(one, true);
        double[] expected = model.score(values, seen);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<double[]>> calls =
                    Collections.nCopies(6, () -> model.score(values, seen));
            for (Future<double[]> scores : threads.invokeAll(calls)) {
                assertThat(scores.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("firstCases")
    void trainingLeavesNativeMemoryFlat(Case one) {
        int batch = one.shape instanceof SampleShape.Row ? 256 : 4;
        Planted training = Planted.of(one.shape, batch, false, 1);
        Footprint footprint = new Footprint();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void stepDone(int epoch, double fraction, Map<String, Double> losses) {
                        if (epoch == steps / 3 || epoch == steps) {
                            footprint.measure();
                        }
                    }
                };
        Trainer trainer =
                new Trainer(
                        new TrainingConfig(steps, batch, 1e-3), SEED, listener, Optional.empty());
        try (AnomalyModel model = one.untrained(SEED)) {
            boolean inOneGo =
                    model.fit(training, Planted.of(one.shape, 1, false, 2), trainer).isEmpty();
            int fits = steps / 10;
            for (int i = 1; inOneGo && i <= fits; i++) {
                model.fit(training, Planted.of(one.shape, 1, false, 2), trainer);
                if (i == fits / 3 || i == fits) {
                    footprint.measure();
                }
            }
        }
        footprint.assertFlat();
    }

    @ParameterizedTest
    @MethodSource("firstCases")
    void scoringLeavesNativeMemoryFlat(Case one) {
        Footprint footprint = new Footprint();
        float[] values = unseen(one, false);
        int count = one.shape instanceof SampleShape.Row ? seen : 1;
        float[] some = Arrays.copyOf(values, count * one.shape.size());
        for (int i = 1; i <= steps; i++) {
            trained(one).score(some, count);
            if (i == steps / 3 || i == steps) {
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

    private AnomalyModel trained(Case one) {
        synchronized (trained) {
            return trained.computeIfAbsent(one, ModelContract::train);
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

    private float[] unseen(Case one, boolean anomalous) {
        return Planted.of(one.shape, seen, anomalous, 3).values();
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
