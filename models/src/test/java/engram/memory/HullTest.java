package engram.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HullTest {

    @Test
    void distancesFromATriangleAreThoseOfTheEye() {
        Hull hull = new Hull(new float[] {0, 0, 4, 0, 0, 3}, 2);

        assertThat(hull.distances(new float[] {1, 1, 2, -2, -3, -4, 4, 3}))
                .containsExactly(new double[] {0, 2, 5, 12 / 5.0}, within(1e-12));
        assertThat(hull.nearest(new float[] {2, -2}, 0).weights())
                .containsExactly(new double[] {.5, .5, 0}, within(1e-12));
    }

    @Test
    void oneItemIsItsOwnHull() {
        Hull hull = new Hull(new float[] {1, 2, 3}, 3);

        assertThat(hull.distances(new float[] {1, 2, 3, 1, 2, 5}))
                .containsExactly(new double[] {0, 2}, within(1e-12));
        assertThat(hull.radius()).isZero();
    }

    @Test
    void itemsThatStandTwiceOrInARowAreNoTrouble() {
        Hull hull = new Hull(new float[] {0, 0, 1, 1, 2, 2, 2, 2, 1, 1}, 2);

        assertThat(hull.distances(new float[] {3, 2, 1, 0, 1.5f, 1.5f}))
                .containsExactly(new double[] {1, Math.sqrt(.5), 0}, within(1e-7));
    }

    /** What no other point of the hull undercuts is the nearest: the program's own condition. */
    @ParameterizedTest
    @CsvSource({"50,64,1", "100,64,1", "100,8,1", "50,2,1", "5,300,1", "100,64,30", "200,16,0.1"})
    void noItemLiesNearerThanTheNearestPoint(int count, int features, double spread) {
        Random random = new Random(count * 31L + features);
        float[] items = gaussian(random, count * features, 1);
        Hull hull = new Hull(items, features);
        for (int i = 0; i < 40; i++) {
            float[] code = gaussian(random, features, spread);
            Hull.Nearest nearest = hull.nearest(code, 0);

            double[] weights = nearest.weights();
            assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
            assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
            if (nearest.distance() > 1e-6) {
                // (|x|^2 - min_i <x, p_i>) / |x| bounds the error of the distance from above.
                assertThat(gap(items, code, weights))
                        .isLessThan(1e-6 * Math.max(1, nearest.distance()));
            }
            assertThat(nearest.distance())
                    .isCloseTo(byFrankWolfe(items, code), within(2e-2 + 1e-3 * spread));
        }
    }

    private static double gap(float[] items, float[] code, double... weights) {
        int features = code.length;
        double[] point = new double[features];
        for (int i = 0; i < weights.length; i++) {
            for (int k = 0; k < features; k++) {
                point[k] += weights[i] * (items[i * features + k] - code[k]);
            }
        }
        double length = 0;
        for (double value : point) {
            length += value * value;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            double along = 0;
            for (int k = 0; k < features; k++) {
                along += point[k] * (items[i * features + k] - code[k]);
            }
            least = Math.min(least, along);
        }
        return (length - least) / Math.sqrt(length);
    }

    /** Another solver, of few lines: slow and rough, but going towards the same point. */
    private static double byFrankWolfe(float[] items, float[] code) {
        int features = code.length;
        int count = items.length / features;
        double[] point = new double[features];
        for (int k = 0; k < features; k++) {
            point[k] = items[k] - code[k];
        }
        for (int round = 0; round < 3_000; round++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                double along = 0;
                for (int k = 0; k < features; k++) {
                    along += point[k] * (items[i * features + k] - code[k]);
                }
                if (along < least) {
                    least = along;
                    best = i;
                }
            }
            double towards = 0;
            double length = 0;
            for (int k = 0; k < features; k++) {
                double way = items[best * features + k] - code[k] - point[k];
                towards -= point[k] * way;
                length += way * way;
            }
            double step = length == 0 ? 0 : Math.min(1, Math.max(0, towards / length));
            for (int k = 0; k < features; k++) {
                point[k] += step * (items[best * features + k] - code[k] - point[k]);
            }
        }
        double squared = 0;
        for (double value : point) {
            squared += value * value;
        }
        return Math.sqrt(squared);
    }

    private static float[] gaussian(Random random, int count, double spread) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }
}
