package engram.knn;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Recalling;
import engram.model.Teachable;
import engram.nn.Weights;
import engram.points.Fitted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectionsTest {
    private static final SampleShape ROW = new SampleShape.Row(2);
    private static final KnnConfig BY_DIRECTION =
            KnnConfig.forShape(ROW).in(KnnConfig.Space.BY_DIRECTION);

    /** Two columns that rise together: how far off that line counts, not how far off a row. */
    @Test
    void aStepOffTheLineCountsForMoreThanOneAlongIt() {
        float[][] rows = onALine(500);
        float[] along = {2.2f, 2.2f};
        float[] off = {.4f, -.4f};
        try (AnomalyModel model = Fitted.on(Knn.MODEL, BY_DIRECTION, rows, rows);
                AnomalyModel plain = Fitted.on(Knn.MODEL, KnnConfig.forShape(ROW), rows, rows)) {
            double ratio = model.score(off, 1)[0] / model.score(along, 1)[0];
            double given = plain.score(off, 1)[0] / plain.score(along, 1)[0];
            assertThat(ratio).isGreaterThan(1.5 * given);
        }
    }

    private static float[][] onALine(int count) {
        float[][] rows = gaussian(count, 2, 1);
        for (float[] row : rows) {
            row[1] = row[0] + .05f * row[1];
        }
        return rows;
    }

    /** The equations of the package page. */
    @Test
    void directionsAreThoseOfAPlainTwin() {
        float[][] rows = onALine(300);
        double[][] seen = new double[rows.length][];
        double deviation =
                1 / deviation(Arrays.stream(rows).mapToDouble(row -> log(row[0])).toArray());
        double other = 1 / deviation(Arrays.stream(rows).mapToDouble(row -> log(row[1])).toArray());
        Arrays.setAll(
                seen,
                i ->
                        new double[] {
                            rows[i][0],
                            rows[i][1],
                            deviation * log(rows[i][0]),
                            other * log(rows[i][1])
                        });
        double[][] spread = new double[4][4];
        for (double[] row : seen) {
            double[] away = row.clone();
            Arrays.stream(seen)
                    .sorted(Comparator.comparingDouble(one -> squared(one, row)))
                    .skip(1)
                    .limit(3)
                    .forEach(near -> Arrays.setAll(away, j -> away[j] - near[j] / 3));
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    spread[j][k] += away[j] * away[k] / rows.length;
                }
            }
        }
        double trace = spread[0][0] + spread[1][1] + spread[2][2] + spread[3][3];
        for (int j = 0; j < 4; j++) {
            spread[j][j] += (.1 + 4. / rows.length) * trace / 4;
        }
        float[] flat = new float[2 * rows.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / 2][i % 2];
        }
        Weights points = new Weights(new long[] {rows.length, 2}, flat);
        try (Directions directions = Directions.among(points)) {
            float[] placed = directions.coordinates(flat);
            // |z - z'|^2 = (y - y')^T (S + m I)^-1 (y - y'), for which S need not be rooted.
            for (int i = 1; i < rows.length; i++) {
                double[] step = new double[4];
                double square = 0;
                for (int j = 0; j < 4; j++) {
                    step[j] = seen[i][j] - seen[0][j];
                    square += Math.pow((double) placed[4 * i + j] - placed[j], 2);
                }
                double expected = dot(step, solved(spread, step));
                assertThat(square).isCloseTo(expected, within(1e-3 * expected));
            }
        }
    }

    /** As detectors of earlier versions have them: the same but for a rotation. */
    @Test
    void anyRootBringsPointsAsFarApart() {
        float[] flat = {1, 2, -3, .5f, 4, 4};
        float[] upper = {2, 1, 0, 1, 0, 3, 1, 0, 0, 0, 1, 2, 0, 0, 0, 1};
        float[] turned = upper.clone();
        for (int i = 0; i < 4; i++) {
            // The first two coordinates change places.
            turned[4 * i] = upper[4 * i + 1];
            turned[4 * i + 1] = upper[4 * i];
        }
        assertThat(apart(turned, flat)).isCloseTo(apart(upper, flat), within(1e-5));
    }

    private static double apart(float[] root, float... flat) {
        Map<String, Weights> weights = Map.of("directions", new Weights(new long[] {4, 4}, root));
        try (Directions directions = Directions.of(weights, 2)) {
            float[] placed = directions.coordinates(flat);
            double square = 0;
            for (int j = 0; j < 4; j++) {
                square += Math.pow((double) placed[4 + j] - placed[j], 2);
            }
            return square;
        }
    }

    private static double log(double value) {
        return Math.signum(value) * Math.log1p(Math.abs(value));
    }

    private static double deviation(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    private static double squared(double[] left, double[] right) {
        double[] step = new double[left.length];
        Arrays.setAll(step, j -> left[j] - right[j]);
        return dot(step, step);
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }

    /** Elimination without pivots, which a positive definite matrix does not need. */
    private static double[] solved(double[][] matrix, double... right) {
        int n = right.length;
        double[][] rows = new double[n][];
        Arrays.setAll(
                rows,
                i -> {
                    double[] row = Arrays.copyOf(matrix[i], n + 1);
                    row[n] = right[i];
                    return row;
                });
        for (int pivot = 0; pivot < n; pivot++) {
            for (int i = 0; i < n; i++) {
                double share = i == pivot ? 0 : rows[i][pivot] / rows[pivot][pivot];
                for (int j = pivot; j <= n; j++) {
                    rows[i][j] -= share * rows[pivot][j];
                }
            }
        }
        double[] solution = new double[n];
        Arrays.setAll(solution, i -> rows[i][n] / rows[i][i]);
        return solution;
    }

    @Test
    void isSavedRecalledAndTaughtAsTheRowsAre() {
        float[][] rows = onALine(60);
        try (AnomalyModel model = Fitted.on(Knn.MODEL, BY_DIRECTION, rows, rows);
                AnomalyModel other = Knn.MODEL.create(BY_DIRECTION, ROW, 1)) {
            other.restore(model.weights());
            float[] asked = {1, 1, 3, -3};
            assertThat(other.score(asked, 2)).isEqualTo(model.score(asked, 2));
            assertThat(((Recalling) other).nearest(rows[7], 2).get(0).values())
                    .containsExactly(rows[7]);

            other.restore(((Teachable) model).taught(new float[] {3, -3}, 1).weights());
            assertThat(other.score(asked, 2)[1]).isLessThan(model.score(asked, 2)[1]);
            other.restore(((Teachable) other).forgotten(1));
            assertThat(other.score(asked, 2)).isEqualTo(model.score(asked, 2));
        }
    }

    @Test
    void fewRowsAndRowsAllAlikeStillJudge() {
        for (float[][] rows : new float[][][] {{{1, 2}}, {{1, 2}, {1, 2}}, {{1, 2}, {1, 3}}}) {
            try (AnomalyModel model = Fitted.on(Knn.MODEL, BY_DIRECTION, rows, rows)) {
                double[] scores = model.score(new float[] {1, 2, 40, 50}, 2);
                assertThat(scores[1]).isFinite().isGreaterThan(scores[0]);
            }
        }
    }

    @Test
    void refusesDirectionsOfOtherRows() {
        float[][] rows = onALine(30);
        try (AnomalyModel model = Fitted.on(Knn.MODEL, BY_DIRECTION, rows, rows)) {
            Map<String, Weights> weights = new HashMap<>(model.weights());
            weights.put("directions", new Weights(new long[] {1, 4}, new float[4]));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.restore(weights))
                    .withMessageContaining("directions");
        }
    }
}
