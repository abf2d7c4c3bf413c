package engram.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FarthestFirstTest {
    private static final int WIDTH = 8;

    @Test
    void choosesAsThePlainGreedyTwinDoes() {
        float[] points = random(300, 1);

        assertThat(FarthestFirst.choose(points, WIDTH, 40, 7)).isEqualTo(greedy(points, 40, 7));
    }

    @Test
    void choosesEachDifferentPointOnceWhereMoreAreWantedThanThereAre() {
        float[] points = random(20, 2);
        System.arraycopy(points, 0, points, 10 * WIDTH, 10 * WIDTH);

        int[] chosen = FarthestFirst.choose(points, WIDTH, 100, 0);

        assertThat(chosen).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void oneIsEnoughWhereAllAreEqual() {
        assertThat(FarthestFirst.choose(new float[5 * WIDTH], WIDTH, 3, 2)).containsExactly(2);
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] points = new float[count * WIDTH];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextGaussian();
        }
        return points;
    }

    private static int[] greedy(float[] points, int most, int first) {
        int[] chosen = new int[most];
        chosen[0] = first;
        for (int k = 1; k < most; k++) {
            double best = -1;
            for (int i = 0; i < points.length / WIDTH; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int j = 0; j < k; j++) {
                    nearest = Math.min(nearest, squared(points, i, chosen[j]));
                }
                if (nearest > best) {
                    best = nearest;
                    chosen[k] = i;
                }
            }
        }
        return chosen;
    }

    private static double squared(float[] points, int one, int other) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            double difference = points[one * WIDTH + i] - points[other * WIDTH + i];
            sum += difference * difference;
        }
        return sum;
    }
}
