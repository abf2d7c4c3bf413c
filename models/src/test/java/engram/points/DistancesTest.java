package engram.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Weights;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistancesTest {

    @Test
    void areThoseOfPlainSumsAcrossBlocks() {
        Random random = new Random(1);
        int count = 1_500;
        float[] points = values(random, count * 3, 0);
        float[] queries = values(random, 700 * 3, 0);
        double[][] squares = squares(points, count, queries, 700);
        for (int i = 0; i < 700; i += 13) {
            assertThat(squares[i]).hasSize(count);
            for (int j = 0; j < count; j += 7) {
                assertThat(squares[i][j]).isCloseTo(square(queries, i, points, j), within(1e-12));
            }
        }
    }

    @Test
    void survivePointsFarFromTheOrigin() {
        Random random = new Random(2);
        float[] points = values(random, 30, 1_000);
        double[][] squares = squares(points, 10, points, 10);
        for (int i = 0; i < 10; i++) {
            assertThat(squares[i][i]).isLessThan(1e-12);
            assertThat(squares[i][(i + 1) % 10])
                    .isCloseTo(square(points, i, points, (i + 1) % 10), within(1e-9));
        }
    }

    @Test
    void equalQueriesAreComputedOnce() {
        double[][] squares = squares(new float[] {0, 1}, 2, new float[] {3, 5, 3, 5}, 4);
        assertThat(squares[0]).isSameAs(squares[2]);
        assertThat(squares[1]).isSameAs(squares[3]);
        assertThat(squares[0]).containsExactly(9, 4);
        assertThat(squares[1]).containsExactly(25, 16);
    }

    private static double[][] squares(float[] points, int count, float[] queries, int asked) {
        Weights weights = new Weights(new long[] {count, points.length / count}, points);
        try (Distances distances = new Distances(weights)) {
            return distances.reduce(queries, asked, (squares, from) -> squares);
        }
    }

    private static double square(float[] left, int i, float[] right, int j) {
        double sum = 0;
        for (int d = 0; d < 3; d++) {
            double away = (double) left[i * 3 + d] - right[j * 3 + d];
            sum += away * away;
        }
        return sum;
    }

    private static float[] values(Random random, int count, float offset) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = offset + (float) random.nextGaussian();
        }
        return values;
    }
}
