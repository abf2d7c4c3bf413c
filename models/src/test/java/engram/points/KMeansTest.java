package engram.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KMeansTest {

    @Test
    void findsTheMeansOfSeparateGroups() {
        float[] codes = new float[3 * 20 * 2];
        double[][] means = new double[3][2];
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 2; j++) {
                codes[i * 2 + j] = (float) (100 * (i % 3) + random.nextGaussian());
                means[i % 3][j] += codes[i * 2 + j] / 20.0;
            }
        }

        float[] centres = new KMeans(codes, 2).centres(3, new SplittableRandom(5));

        float[] sorted = centres.clone();
        Arrays.sort(sorted);
        double[] expected = Arrays.stream(means).flatMapToDouble(Arrays::stream).sorted().toArray();
        for (int i = 0; i < sorted.length; i++) {
            assertThat((double) sorted[i]).isCloseTo(expected[i], within(1e-4));
        }
    }

    /** At the end, each centre is the mean of the codes that are nearest to it, or has none. */
    @Property(tries = 50)
    void centresAreMeansOfWhatIsNearest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int clusters) {
        Random random = new Random(seed);
        float[] codes = new float[2 * (1 + random.nextInt(40))];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(6);
        }

        float[] values = new KMeans(codes, 2).centres(clusters, new SplittableRandom(seed));

        Centres centres = new Centres(values, new float[clusters]);
        double[] sums = new double[values.length];
        int[] members = new int[clusters];
        for (int i = 0; i < codes.length; i += 2) {
            int own = centres.nearest(codes, i);
            members[own]++;
            sums[own * 2] += codes[i];
            sums[own * 2 + 1] += codes[i + 1];
        }
        for (int i = 0; i < values.length; i++) {
            if (members[i / 2] > 0) {
                assertThat((double) values[i]).isCloseTo(sums[i] / members[i / 2], within(1e-5));
            }
        }
    }

    /** Both ways to find the nearest centre find the same. */
    @Test
    void blocksComeToTheSameCentres() {
        float[] codes = new float[500 * 6];
        Random random = new Random(3);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (float) random.nextGaussian();
        }

        float[] plain = new KMeans(codes, 6).centres(30, new SplittableRandom(1));
        float[] blocks = KMeans.inBlocks(codes, 6).centres(30, new SplittableRandom(1));

        assertThat(blocks).containsExactly(plain, within(1e-6f));
    }

    /** What need not be measured changes no start: that of k-means++, word by word. */
    @Property(tries = 50)
    void startsAreThoseOfAPlainTwin(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int clusters) {
        Random random = new Random(seed);
        double[][] codes = new double[60][3];
        float[] flat = new float[180];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) (10 * (i / 3 % 4) + random.nextGaussian());
            codes[i / 3][i % 3] = flat[i];
        }
        SplittableRandom drawing = new SplittableRandom(seed);
        double[] squared = new double[codes.length];
        Arrays.fill(squared, 1);
        float[] expected = new float[3 * clusters];
        for (int k = 0; k < clusters; k++) {
            double left = drawing.nextDouble() * Arrays.stream(squared).sum();
            int chosen = 0;
            while (left >= squared[chosen]) {
                left -= squared[chosen++];
            }
            for (int j = 0; j < 3; j++) {
                expected[3 * k + j] = flat[3 * chosen + j];
            }
            for (int i = 0; i < codes.length; i++) {
                double distance = 0;
                for (int j = 0; j < 3; j++) {
                    distance += Math.pow(codes[i][j] - codes[chosen][j], 2);
                }
                squared[i] = k == 0 ? distance : Math.min(squared[i], distance);
            }
        }

        assertThat(new KMeans(flat, 3).centres(clusters, 0, new SplittableRandom(seed)))
                .isEqualTo(expected);
    }

    @Test
    void theSeedDecides() {
        float[] codes = new float[200];
        Random random = new Random(2);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextFloat();
        }
        KMeans means = new KMeans(codes, 2);

        assertThat(means.centres(5, new SplittableRandom(1)))
                .isEqualTo(means.centres(5, new SplittableRandom(1)))
                .isNotEqualTo(means.centres(5, new SplittableRandom(2)));
    }

    @Test
    void fewerDistinctCodesThanClustersShareCentres() {
        float[] codes = {1, 2, 1, 2, 3, 4};

        float[] centres = new KMeans(codes, 2).centres(4, new SplittableRandom(1));

        assertThat(centres).hasSize(8).contains(1, 2, 3, 4).containsOnly(1, 2, 3, 4);
    }

    @Test
    void aCentreMovesByOneOverItsCount() {
        Centres centres = new Centres(new float[] {0, 0, 10, 10}, new float[] {3, 100});
        float[] codes = {-9, 4, 2};

        int own = centres.nearest(codes, 1);
        centres.move(own, codes, 1);

        assertThat(own).isZero();
        assertThat(centres.counts()).containsExactly(4, 100);
        assertThat(centres.values()).containsExactly(1, 0.5f, 10, 10);
        assertThat(centres.squaredDistance(codes, 1, 0)).isEqualTo(3 * 3 + 1.5 * 1.5);
    }
}
