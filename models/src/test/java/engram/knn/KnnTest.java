package engram.knn;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.model.AnomalyModel;
import engram.model.Recalling;
import engram.nn.Weights;
import engram.points.Fitted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnnTest {

    @Test
    void scoresAreThoseOfSortedDistances() {
        float[][] rows = gaussian(1_300, 4, 1);
        float[][] asked = gaussian(20, 4, 2);
        try (AnomalyModel mean = fitted(5, KnnConfig.Distance.MEAN, rows);
                AnomalyModel kth = fitted(5, KnnConfig.Distance.KTH, rows)) {
            for (float[] query : asked) {
                double[] nearest =
                        Arrays.stream(rows)
                                .mapToDouble(row -> distance(row, query))
                                .sorted()
                                .limit(5)
                                .toArray();
                assertThat(mean.score(query, 1)[0])
                        .isCloseTo(Arrays.stream(nearest).average().orElseThrow(), within(1e-9));
                assertThat(kth.score(query, 1)[0]).isCloseTo(nearest[4], within(1e-9));
            }
        }
    }

    @Test
    void recallsTheRowsNearestFirst() {
        float[][] rows = {{0, 0}, {1, 0}, {3, 4}, {9, 9}};
        try (AnomalyModel model = fitted(1, KnnConfig.Distance.MEAN, rows)) {
            List<Recalling.Kept> nearest = ((Recalling) model).nearest(new float[] {0, 0.1f}, 3);

            assertThat(nearest).hasSize(3);
            assertThat(nearest.get(0).values()).containsExactly(0, 0);
            assertThat(nearest.get(0).distance()).isCloseTo(0.1, within(1e-6));
            assertThat(nearest.get(1).values()).containsExactly(1, 0);
            assertThat(nearest.get(2).values()).containsExactly(3, 4);
        }
    }

    private static double distance(float[] left, float[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += Math.pow((double) left[j] - right[j], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void equalSamplesAreOneNeighbourAndAllCountWhereThereAreFew() {
        float[][] rows = {{0, 0}, {0, 0}, {0, 0}, {3, 4}};
        try (AnomalyModel model = fitted(5, KnnConfig.Distance.MEAN, rows)) {
            assertThat(model.score(new float[] {0, 0}, 1)[0]).isCloseTo(2.5, within(1e-9));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> config(0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 0, 0, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 0, 0, Double.NaN));
    }

    /** The equations of the package page, word by word. */
    @Test
    void localScalingIsThatOfAPlainTwin() {
        float[][] rows = gaussian(1_200, 3, 3);
        double[] radii = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            radii[i] =
                    Arrays.stream(ascending(rows, rows[i]))
                            .skip(1)
                            .limit(10)
                            .average()
                            .orElseThrow();
        }
        double e = .1 * Arrays.stream(radii).sorted().toArray()[rows.length / 2];
        try (AnomalyModel model = Fitted.on(Knn.MODEL, config(3, 0, 0, .3), rows, rows)) {
            for (float[] query : gaussian(20, 3, 4)) {
                Integer[] order = new Integer[rows.length];
                Arrays.setAll(order, i -> i);
                Arrays.sort(order, Comparator.comparing(i -> distance(rows[i], query)));
                double usual = 0;
                for (int i = 0; i < 10; i++) {
                    usual += (radii[order[i]] + e) / 10;
                }
                double near =
                        Arrays.stream(ascending(rows, query)).limit(3).average().orElseThrow();
                assertThat(model.score(query, 1)[0])
                        .isCloseTo((near + e) / Math.pow(usual, .3), within(1e-5));
            }
        }
    }

    /** A step off a dense group counts for more than the same step off a sparse one. */
    @Test
    void localScalingKnowsWhatIsUsualAround() {
        float[][] rows = new float[400][];
        float[][] near = gaussian(400, 2, 5);
        for (int i = 0; i < rows.length; i++) {
            float spread = i % 2 == 0 ? .1f : 2;
            rows[i] = new float[] {spread * near[i][0] + (i % 2) * 100, spread * near[i][1]};
        }
        float[] offDense = {3, 0};
        float[] offSparse = {100, 9};
        try (AnomalyModel plain = Fitted.on(Knn.MODEL, config(3, 0, 0, 0), rows, rows);
                AnomalyModel scaled = Fitted.on(Knn.MODEL, config(3, 0, 0, 1), rows, rows)) {
            assertThat(plain.score(offDense, 1)[0]).isLessThan(plain.score(offSparse, 1)[0]);
            assertThat(scaled.score(offDense, 1)[0]).isGreaterThan(scaled.score(offSparse, 1)[0]);
        }
    }

    @Test
    void rowsThatAreAllAlikeScoreTheirDistance() {
        float[][] rows = {{1, 1}, {1, 1}, {1, 1}};
        try (AnomalyModel model = Fitted.on(Knn.MODEL, config(3, 0, 0, .3), rows, rows)) {
            assertThat(model.score(new float[] {1, 1, 4, 5}, 2)).containsExactly(0, 5);
        }
    }

    /** Of many rows only centres are kept: a bounded detector that still tells far from near. */
    @Test
    void centresStandForManyRows() {
        float[][] rows = gaussian(900, 4, 6);
        try (AnomalyModel model = Fitted.on(Knn.MODEL, config(3, 0, 40, .3), rows, rows)) {
            assertThat(model.weights().get("points").shape()).containsExactly(40, 4);
            assertThat(model.weights().get("radii").shape()).containsExactly(40);
            double[] scores = model.score(new float[] {0, 0, 0, 0, 7, 7, 7, 7}, 2);
            assertThat(scores[1]).isGreaterThan(5 * scores[0]);
        }
        try (AnomalyModel model = Fitted.on(Knn.MODEL, config(3, 0, 450, .3), rows, rows)) {
            assertThat(model.weights().get("points").shape()).containsExactly(900, 4);
        }
    }

    @Test
    void refusesRadiiOfOtherPoints() {
        float[][] rows = gaussian(30, 2, 7);
        KnnConfig config = config(3, 0, 0, .3);
        try (AnomalyModel model = Fitted.on(Knn.MODEL, config, rows, rows)) {
            Map<String, Weights> weights = new HashMap<>(model.weights());
            weights.put("radii", Weights.of(1, 2));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.restore(weights))
                    .withMessageContaining("2 points, not of 30");
        }
    }

    private static double[] ascending(float[][] rows, float[] query) {
        return Arrays.stream(rows).mapToDouble(row -> distance(row, query)).sorted().toArray();
    }

    private static KnnConfig config(
            int neighbours, int references, int centres, double localScaling) {
        return new KnnConfig(
                neighbours,
                KnnConfig.Distance.MEAN,
                references,
                centres,
                localScaling,
                KnnConfig.Space.AS_GIVEN);
    }

    private static AnomalyModel fitted(
            int neighbours, KnnConfig.Distance distance, float[][] rows) {
        KnnConfig config = new KnnConfig(neighbours, distance, 0, 0, 0, KnnConfig.Space.AS_GIVEN);
        return Fitted.on(Knn.MODEL, config, rows, rows);
    }
}
