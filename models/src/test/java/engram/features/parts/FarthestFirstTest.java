package engram.features.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarthestFirstTest {
    private static final int WIDTH = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 18, 35})
    void choosesAsThePlainGreedyTwinDoes(int width) {
        float[] points = random(300, width, 1);

        assertThat(FarthestFirst.choose(points, width, 40, 7))
                .isEqualTo(greedy(points, width, 40, 7));
    }

    @Test
    void choosesEachDifferentPointOnceWhereMoreAreWantedThanThereAre() {
        float[] points = random(20, WIDTH, 2);
        System.arraycopy(points, 0, points, 10 * WIDTH, 10 * WIDTH);

        int[] chosen = FarthestFirst.choose(points, WIDTH, 100, 0);

        assertThat(chosen).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void oneIsEnoughWhereAllAreEqual() {
        assertThat(FarthestFirst.choose(new float[5 * WIDTH], WIDTH, 3, 2)).containsExactly(2);
    }

    private static float[] random(int count, int width, long seed) {
        Random random = new Random(seed);
        float[] points = new float[count * width];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextGaussian();
        }
        return points;
    }

    private static int[] greedy(float[] points, int width, int most, int first) {
        int[] chosen = new int[most];
        chosen[0] = first;
        for (int k = 1; k < most; k++) {
            double best = -1;
            for (int i = 0; i < points.length / width; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int j = 0; j < k; j++) {
                    nearest = Math.min(nearest, squared(points, width, i, chosen[j]));
                }
                if (nearest > best) {
                    best = nearest;
                    chosen[k] = i;
                }
            }
        }
        return chosen;
    }

    private static double squared(float[] points, int width, int one, int other) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            double difference = points[one * width + i] - points[other * width + i];
            sum += difference * difference;
        }
        return sum;
    }
}
