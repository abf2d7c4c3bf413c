package engram.memgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.memgan.MemGanConfig.Mixing;
import engram.memgan.MemGanConfig.Terms;
import engram.memory.MemoryConfig;
import engram.memory.Similarity;
import engram.model.Planted;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a trained MEMGAN scores and shows, and what it refuses. */
class MemGanModelTest {
    private static final SampleShape ROW = new SampleShape.Row(6);
    private static final Planted TRAINING = Planted.of(ROW, 48, false, 1);
    private static final Planted VALIDATION = Planted.of(ROW, 8, false, 2);
    private static final int BATCH = 16;

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void scoresBesideItsOwnAreLoggedUnderNamesOfTheirOwn() {
        MemGanConfig config = MemGanConfig.forShape(ROW);
        try (MemGanModel model = model(config)) {
            fit(model);
            Map<String, double[]> scores = model.scores(VALIDATION.values(), 8);
            assertThat(scores.keySet())
                    .containsExactly(
                            "mahalanobis-error",
                            "squared-error",
                            "standardised-error",
                            "reconstruction",
                            "projection-distance",
                            "hull-distance",
                            "critic",
                            "reconstruction-and-hull");
            for (int i = 0; i < 8; i++) {
                assertThat(scores.get("reconstruction")[i])
                        .isCloseTo(Math.sqrt(scores.get("squared-error")[i]), within(1e-4));
                // What is read lies in the hull, so the nearest point of the hull is no further.
                assertThat(scores.get("hull-distance")[i])
                        .isLessThanOrEqualTo(scores.get("projection-distance")[i] + 1e-5);
            }
        }
    }

    @Test
    void theSumHasItsPartsStandardisedOnNormalSamplesThatWereNotLearnedFrom() {
        MemGanConfig config = scoredBy(MemGanConfig.Score.RECONSTRUCTION_AND_HULL);
        try (MemGanModel model = model(config)) {
            fit(model);
            Map<String, double[]> scores = model.scores(VALIDATION.values(), 8);
            assertThat(scores.keySet().iterator().next()).isEqualTo("reconstruction-and-hull");
            assertThat(model.score(VALIDATION.values(), 8))
                    .isEqualTo(scores.get("reconstruction-and-hull"));
            double[] error = standardised(scores.get("reconstruction"));
            double[] distance = standardised(scores.get("hull-distance"));
            for (int i = 0; i < 8; i++) {
                assertThat(scores.get("reconstruction-and-hull")[i])
                        .isCloseTo(error[i] + distance[i], within(1e-3));
            }
        }
    }

    private static double[] standardised(double... scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        double deviation = Math.sqrt(squares / scores.length);
        // All codes may lie inside the hull, at no distance.
        double unit = deviation > 0 ? deviation : 1;
        return Arrays.stream(scores).map(s -> (s - mean) / unit).toArray();
    }

    @Test
    void aDetectorFromBeforeTheSumLoadsWithoutIt() {
        MemGanConfig before = scoredBy(MemGanConfig.Score.RECONSTRUCTION);
        try (MemGanModel model = model(before);
                MemGanModel old = model(before);
                MemGanModel summed = model(scoredBy(MemGanConfig.Score.RECONSTRUCTION_AND_HULL))) {
            fit(model);
            Map<String, Weights> weights = new LinkedHashMap<>(model.weights());
            weights.remove("score.sum");

            old.restore(weights);
            assertThat(old.scores(VALIDATION.values(), 8))
                    .containsKey("hull-distance")
                    .doesNotContainKey("reconstruction-and-hull");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> summed.restore(weights))
                    .withMessageContaining("score.sum");
        }
    }

    @Test
    void pointsOfTheHullAreDecodedAsItemsAre() {
        try (MemGanModel model = model(MemGanConfig.forShape(ROW))) {
            fit(model);
            float[] second = new float[2 * model.items()];
            second[1] = 1;
            second[model.items()] = 0.5f;
            second[model.items() + 1] = 0.5f;
            float[] decoded = model.decodedMixtures(second, 2);

            assertThat(Arrays.copyOf(decoded, 6))
                    .containsExactly(
                            Arrays.copyOfRange(model.decodedItems(), 6, 12), within(1e-5f));
            assertThat(model.encloses()).isTrue();
            assertThat(model.codes(VALIDATION.values(), 8)).hasSize(8 * 3);
            assertThat(model.hull().dimensions()).isEqualTo(3);
        }
    }

    @Test
    void sampledScoresAreThoseOfTheSampleAgain() {
        MemGanConfig config = MemGanConfig.asRead(ROW);
        try (MemGanModel model = model(config)) {
            fit(model);
            double[] first = model.score(VALIDATION.values(), 8);
            assertThat(model.score(VALIDATION.values(), 8)).isEqualTo(first);
            assertThat(model.score(VALIDATION.first(1), 1)[0])
                    .isCloseTo(first[0], within(1e-5 * first[0]));
        }
    }

    @Test
    void oneItemAndMoreItemsThanSamplesAreNoTrouble() {
        for (int items : new int[] {1, 200}) {
            MemGanConfig standard = MemGanConfig.forShape(ROW);
            MemGanConfig config =
                    new MemGanConfig(
                            new MemoryConfig(
                                    items,
                                    standard.memory().queries(),
                                    standard.memory().start(),
                                    standard.memory().addressing(),
                                    standard.memory().restart()),
                            standard.code(),
                            standard.mixing(),
                            standard.terms(),
                            standard.adversary(),
                            standard.score());
            try (MemGanModel model = model(config)) {
                fit(model);
                assertThat(model.score(VALIDATION.values(), 8)).doesNotContain(Double.NaN);
                assertThat(model.decodedItems()).hasSize(items * 6);
            }
        }
    }

    @Test
    void presetsDifferInTheRepairsAlone() {
        MemGanConfig read = MemGanConfig.asRead(ROW);
        MemGanConfig repaired = MemGanConfig.forShape(ROW);

        assertThat(read.adversary().head()).isNotEqualTo(repaired.adversary().head()); // R1
        assertThat(read.code().sampledScores()).isTrue(); // R2
        assertThat(repaired.code().sampledScores()).isFalse();
        assertThat(read.mixing().sampler()).isEqualTo(Mixing.Sampler.UNIFORM); // R3
        assertThat(read.memory().addressing().similarity()).isEqualTo(Similarity.DOT); // R4
        assertThat(read.code().clamped()).isFalse(); // R6
        assertThat(read.terms()).isEqualTo(repaired.terms()); // R7 keeps weights of 1
        assertThat(read.code().latent()).isEqualTo(repaired.code().latent());
    }

    @Test
    void refusesSettingsThatCannotWork() {
        MemGanConfig config = MemGanConfig.forShape(ROW);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new MemGanConfig(
                                        config.memory(),
                                        config.code(),
                                        new Mixing(Mixing.Sampler.OUTSIDE, 1, false),
                                        config.terms(),
                                        config.adversary(),
                                        config.score()))
                .withMessageContaining("terms.mutualInformation must be 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Terms(1, -1, 1, 1, false))
                .withMessageContaining("weights of terms");
        Planted symmetric =
                new Planted(new SampleShape.Image(1, 28, 28), filled(2 * 28 * 28, -1), 2);
        MemGanConfig pictures = MemGanConfig.forShape(symmetric.shape());
        try (MemGanModel model = new MemGanModel(pictures, symmetric.shape(), 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.fit(symmetric, symmetric, trainer()))
                    .withMessageContaining("values should lie from 0 to 1");
        }
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    private static MemGanConfig scoredBy(MemGanConfig.Score score) {
        MemGanConfig standard = MemGanConfig.forShape(ROW);
        return new MemGanConfig(
                standard.memory(),
                standard.code(),
                standard.mixing(),
                standard.terms(),
                standard.adversary(),
                score);
    }

    private static MemGanModel model(MemGanConfig config) {
        return new MemGanModel(config, ROW, 3);
    }

    private static void fit(MemGanModel model) {
        model.fit(TRAINING, VALIDATION, trainer());
    }

    private static Trainer trainer() {
        return new Trainer(
                new TrainingConfig(2, BATCH, 1e-3), 3, TrainingListener.SILENT, Optional.empty());
    }
}
