package engram.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Weights;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    /** Over several blocks of points, with their positions. */
    @ParameterizedTest
    @ValueSource(ints = {7, 2_000, 2_500})
    void findsWhatSortingFinds(int wanted) {
        float[][] points = Fitted.gaussian(2_500, 3, 1);
        float[] query = {.5f, -1, 2};
        try (Distances distances = new Distances(flat(points))) {
            Nearest nearest = Nearest.among(distances, query, 1, wanted)[0];

            Integer[] order = new Integer[points.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparing(i -> square(points[i], query)));
            for (int i = 0; i < wanted; i++) {
                assertThat(nearest.points()[i]).isEqualTo(order[i]);
                assertThat(nearest.squares()[i])
                        .isCloseTo(square(points[order[i]], query), within(1e-9));
            }
        }
    }

    @Test
    void givesAllWhereThereAreFewer() {
        try (Distances distances = new Distances(flat(new float[][] {{0, 0}, {3, 4}}))) {
            Nearest nearest = Nearest.among(distances, new float[] {0, 0}, 1, 5)[0];

            assertThat(nearest.points()).containsExactly(0, 1);
            assertThat(nearest.meanDistance(5)).isEqualTo(2.5);
            assertThat(nearest.meanDistance(1, 5)).isEqualTo(5);
            assertThat(nearest.meanDistance(2, 5)).isZero();
        }
    }

    private static Weights flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
        }
        return new Weights(new long[] {rows.length, rows[0].length}, values);
    }

    private static double square(float[] left, float[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += Math.pow((double) left[j] - right[j], 2);
        }
        return sum;
    }
}
