package engram.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import engram.nn.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointIndexTest {

    /** Over several blocks of points, with their positions. */
    @ParameterizedTest
    @ValueSource(ints = {7, 2_000, 2_500})
    void findsWhatSortingFinds(int wanted) {
        float[][] points = Fitted.gaussian(2_500, 3, 1);
        float[] query = {.5f, -1, 2};
        try (PointIndex index = new PointIndex(flat(points))) {
            Nearest nearest = index.nearest(query, 1, wanted)[0];

            Integer[] order = sorted(points, query);
            for (int i = 0; i < wanted; i++) {
                assertThat(nearest.points()[i]).isEqualTo(order[i]);
                assertThat(nearest.squares()[i])
                        .isCloseTo(square(points[order[i]], query), within(1e-9));
            }
        }
    }

    @Test
    void givesAllWhereThereAreFewer() {
        try (PointIndex index = new PointIndex(flat(new float[][] {{0, 0}, {3, 4}}))) {
            Nearest nearest = index.nearest(new float[] {0, 0}, 1, 5)[0];

            assertThat(nearest.points()).containsExactly(0, 1);
            assertThat(nearest.meanDistance(5)).isEqualTo(2.5);
            assertThat(nearest.meanDistance(1, 5)).isEqualTo(5);
            assertThat(nearest.meanDistance(2, 5)).isZero();
        }
    }

    /**
     * Where rounding in single precision would mix up the order: hardly any difference, far out.
     */
    @Test
    void isNotMisledByRounding() {
        Random random = new Random(5);
        float[][] points = new float[3_000][40];
        for (float[] point : points) {
            float cluster = 1_000 * random.nextInt(3);
            for (int j = 0; j < point.length; j++) {
                point[j] = cluster + (float) (1e-3 * random.nextGaussian());
            }
        }
        try (PointIndex index = new PointIndex(flat(points))) {
            for (int i = 0; i < points.length; i += 100) {
                float[] query = points[i];
                Nearest nearest = index.nearest(query, 1, 5)[0];
                Integer[] order = sorted(points, query);
                assertThat(nearest.squares()[0]).isZero();
                for (int k = 0; k < 5; k++) {
                    assertThat(nearest.squares()[k])
                            .isCloseTo(square(points[order[k]], query), within(1e-18));
                }
            }
        }
    }

    @Test
    void findsTheNearestOfQueriesBeyondWhatFloatsHold() {
        float[][] points = {{0, 0}, {1, 0}, {0, 2}};
        try (PointIndex index = new PointIndex(flat(points))) {
            assertThat(index.nearest(new float[] {3e38f, 0}, 1, 1)[0].distance(0))
                    .isCloseTo(3e38, withinPercentage(1e-4));
            Nearest far = index.nearest(new float[] {0, Float.POSITIVE_INFINITY}, 1, 2)[0];
            assertThat(far.squares()).containsOnly(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void givesTheFirstOfEqualPoints() {
        float[][] points = {{1}, {1}, {1}, {-1}, {1}};
        try (PointIndex index = new PointIndex(flat(points))) {
            assertThat(index.nearest(new float[] {1}, 1, 3)[0].points()).containsExactly(0, 1, 2);
            assertThat(index.nearest(new float[] {0}, 1, 4)[0].points())
                    .containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void looksEqualQueriesUpOnce() {
        try (PointIndex index = new PointIndex(flat(new float[][] {{0}, {1}}))) {
            Nearest[] found = index.nearest(new float[] {3, 5, 3}, 3, 1);
            assertThat(found[0]).isSameAs(found[2]);
            assertThat(found[0].squares()).containsExactly(4);
            assertThat(found[1].squares()).containsExactly(16);
        }
    }

    /** Numbers on a grid, so that many are equal, some rows far out, and copies. */
    @Property(tries = 40)
    void measuringFewFindsWhatMeasuringAllFinds(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int wanted,
            @ForAll @IntRange(min = 1, max = 9) int width) {
        Random random = new Random(seed);
        float[][] points = onAGrid(random, 1 + random.nextInt(1_200), width);
        float[][] asked = onAGrid(random, 1 + random.nextInt(600), width);
        int measured = 1 + random.nextInt(wanted);
        try (PointIndex index = new PointIndex(flat(points))) {
            float[] queries = flat(asked).values();
            Nearest[] all = index.nearest(queries, asked.length, wanted);
            Nearest[] few = index.nearest(queries, asked.length, wanted, measured);
            for (int i = 0; i < asked.length; i++) {
                int told = Math.min(measured, points.length);
                assertThat(few[i].points()).containsExactlyInAnyOrder(all[i].points());
                assertThat(few[i].squares().length).isGreaterThanOrEqualTo(told);
                assertThat(Arrays.copyOf(few[i].points(), told))
                        .isEqualTo(Arrays.copyOf(all[i].points(), told));
                assertThat(Arrays.copyOf(few[i].squares(), told))
                        .isEqualTo(Arrays.copyOf(all[i].squares(), told));
            }
            float[] query = asked[asked.length - 1];
            Integer[] order = sorted(points, query);
            int[] found = all[asked.length - 1].points();
            for (int k = 0; k < found.length; k++) {
                assertThat(found[k]).isEqualTo(order[k]);
            }
        }
    }

    private static float[][] onAGrid(Random random, int count, int width) {
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            float scale = random.nextInt(20) == 0 ? 1e5f : .25f;
            for (int j = 0; j < width; j++) {
                row[j] = 100 + scale * random.nextInt(8);
            }
        }
        return rows;
    }

    private static Integer[] sorted(float[][] points, float[] query) {
        Integer[] order = new Integer[points.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> square(points[i], query)));
        return order;
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
