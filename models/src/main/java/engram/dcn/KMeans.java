package engram.dcn;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means (Lloyd, 1982) from the starts of k-means++ (Arthur and Vassilvitskii, 2007). Clusters
 * that lose all their codes keep their centres; where there are fewer distinct codes than clusters,
 * some centres are equal.
 */
final class KMeans {
    private static final int MOST_ROUNDS = 100;

    private final float[] codes;
    private final int size;
    private final int count;

    /**
     * @param codes one after the other, at least one
     * @param size how many values a code has
     */
    KMeans(float[] codes, int size) {
        this.codes = codes;
        this.size = size;
        this.count = codes.length / size;
    }

    /** The centres, one after the other, after the assignments stopped changing. */
    float[] centres(int clusters, SplittableRandom random) {
        Centres centres = new Centres(start(clusters, random), new float[clusters]);
        int[] assigned = {};
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] nearest = centres.nearest(codes);
            if (Arrays.equals(nearest, assigned)) {
                break;
            }
            assigned = nearest;
            toMeans(centres, assigned);
        }
        return centres.values();
    }

    /** Moves centres to the means of the codes nearest to them. */
    void settle(Centres centres) {
        toMeans(centres, centres.nearest(codes));
    }

    /** Codes far from all centres so far are likelier to become the next. */
    private float[] start(int clusters, SplittableRandom random) {
        Centres centres = new Centres(new float[clusters * size], new float[clusters]);
        double[] squared = new double[count];
        Arrays.fill(squared, 1);
        for (int k = 0; k < clusters; k++) {
            int chosen = drawn(squared, random);
            System.arraycopy(codes, chosen * size, centres.values(), k * size, size);
            for (int i = 0; i < count; i++) {
                double distance = centres.squaredDistance(codes, i * size, k);
                squared[i] = k == 0 ? distance : Math.min(squared[i], distance);
            }
        }
        return centres.values();
    }

    private int drawn(double[] weights, SplittableRandom random) {
        double total = Arrays.stream(weights).sum();
        if (!(total > 0)) {
            return random.nextInt(count);
        }
        double left = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }

    private void toMeans(Centres centres, int[] assigned) {
        int clusters = centres.counts().length;
        double[] sums = new double[clusters * size];
        int[] members = new int[clusters];
        for (int i = 0; i < count; i++) {
            members[assigned[i]]++;
            for (int j = 0; j < size; j++) {
                sums[assigned[i] * size + j] += codes[i * size + j];
            }
        }
        for (int k = 0; k < clusters; k++) {
            for (int j = 0; j < size && members[k] > 0; j++) {
                centres.values()[k * size + j] = (float) (sums[k * size + j] / members[k]);
            }
        }
    }
}
