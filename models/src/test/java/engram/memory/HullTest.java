package engram.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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

    /** Rounding would rank them, and make an AUROC of nothing. */
    @Test
    void codesInsideAreAtNoDistanceAtAll() {
        Random random = new Random(3);
        float[] items = gaussian(random, 50 * 7, 30);
        float[] codes = gaussian(random, 200 * 7, 0.3);

        assertThat(new Hull(items, 7).distances(codes)).containsOnly(0);
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

    /** Every face is looked at, and the nearest of the nearest points that lie in theirs counts. */
    @ParameterizedTest
    @CsvSource({"1,3,1", "2,2,1", "5,2,2", "7,3,1", "8,4,0.3", "8,12,1", "9,6,3"})
    void distancesAreThoseOfASolverThatTriesEveryFace(int count, int features, double spread) {
        Random random = new Random(count * 17L + features);
        for (int round = 0; round < 20; round++) {
            float[] items = gaussian(random, count * features, 1);
            float[] code = gaussian(random, features, spread);
            assertThat(new Hull(items, features).distances(code)[0])
                    .isCloseTo(byFaces(items, code), within(1e-6));
        }
    }

    private static double byFaces(float[] items, float[] code) {
        int count = items.length / code.length;
        double least = Double.POSITIVE_INFINITY;
        for (int face = 1; face < 1 << count; face++) {
            int[] corners = IntStream.range(0, count).filter(bit(face)).toArray();
            least = Math.min(least, fromFace(items, code, corners));
        }
        return least;
    }

    private static IntPredicate bit(int of) {
        return i -> (of >> i & 1) == 1;
    }

    /** The distance to the corners' affine hull, where the nearest point lies between them. */
    private static double fromFace(float[] items, float[] code, int... corners) {
        int n = corners.length;
        double[][] system = new double[n + 1][n + 2]; // [G 1; 1 0] [a; l] = [0; 1]
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < code.length; k++) {
                    system[i][j] +=
                            ((double) items[corners[i] * code.length + k] - code[k])
                                    * ((double) items[corners[j] * code.length + k] - code[k]);
                }
            }
            system[i][n] = 1;
            system[n][i] = 1;
        }
        system[n][n + 1] = 1;
        double[] solution = solved(system);
        double squared = 0;
        for (int k = 0; k < code.length; k++) {
            double away = 0;
            for (int i = 0; i < n; i++) {
                if (!(solution[i] >= 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                away += solution[i] * ((double) items[corners[i] * code.length + k] - code[k]);
            }
            squared += away * away;
        }
        return Math.sqrt(squared);
    }

    /** By Gauss, with the largest pivot; NaN where there is no one solution. */
    private static double[] solved(double[]... system) {
        int n = system.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column; row < n; row++) {
                pivot =
                        Math.abs(system[row][column]) > Math.abs(system[pivot][column])
                                ? row
                                : pivot;
            }
            double[] lead = system[pivot];
            system[pivot] = system[column];
            system[column] = lead;
            if (Math.abs(lead[column]) < 1e-9) {
                return filled(n);
            }
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : system[row][column] / lead[column];
                for (int k = column; k <= n && factor != 0; k++) {
                    system[row][k] -= factor * lead[k];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = system[i][n] / system[i][i];
        }
        return solution;
    }

    private static double[] filled(int count) {
        double[] none = new double[count];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    @Test
    void distancesSplitIntoWhatIsOffTheSpanAndWhatIsInIt() {
        Hull hull = new Hull(new float[] {0, 0, 0, 4, 0, 0, 0, 3, 0}, 3);
        HullDistances distances = HullDistances.of(hull, new float[] {4, 3, 1, 1, 1, 2, 1, 1, 0});

        assertThat(hull.dimensions()).isEqualTo(2);
        double unit = hull.radius();
        assertThat(distances.offSpan())
                .containsExactly(new double[] {1 / unit, 2 / unit, 0}, within(1e-9));
        assertThat(distances.all()[0]).isCloseTo(Math.sqrt(1 + 2.4 * 2.4) / unit, within(1e-9));
        assertThat(distances.meanInSpan()).isCloseTo(2.4 / unit / 3, within(1e-6));
        assertThat(distances.within(0.01)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(distances.quantile(0.5)).isCloseTo(2 / unit, within(1e-9));
    }

    @Test
    void itemsThatCoincideSpanNothing() {
        Hull hull = new Hull(new float[] {1, 2, 1, 2, 1, 2}, 2);
        assertThat(hull.dimensions()).isZero();
        assertThat(HullDistances.of(hull, new float[] {1, 5}).all()).containsExactly(3);
    }

    @Test
    void randomPointsHaveTheItemsMeanAndCovariance() {
        Random random = new Random(4);
        float[] items = gaussian(random, 400 * 3, 1);
        for (int i = 0; i < 400; i++) {
            items[3 * i] = 5 + 4 * items[3 * i];
            items[3 * i + 2] = items[3 * i]; // the third lies on the first
        }
        Hull drawn = Hull.random(items, 3, 9);
        assertThat(drawn.dimensions()).isEqualTo(2);
        assertThat(drawn.radius()).isCloseTo(new Hull(items, 3).radius(), within(0.6));
        assertThat(drawn.distances(new float[] {5, 0, 5})[0]).isCloseTo(0, within(1e-5));
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
