package engram.points;

import engram.nn.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means (Lloyd, 1982) from the starts of k-means++ (Arthur and Vassilvitskii, 2007). Clusters
 * that lose all their codes keep their centres; where there are fewer distinct codes than clusters,
 * some centres are equal.
 */
public final class KMeans {
    private static final int MOST_ROUNDS = 100;

    private final float[] codes;
    private final int size;
    private final int count;
    private final Assignment assignment;

    /** Which centre is nearest to each code. */
    private interface Assignment {
        int[] nearest(Centres centres, float[] codes);
    }

    private KMeans(float[] codes, int size, Assignment assignment) {
        this.codes = codes;
        this.size = size;
        this.count = codes.length / size;
        this.assignment = assignment;
    }

    /**
     * For few clusters or small codes.
     *
     * @param codes one after the other, at least one
     * @param size how many values a code has
     */
    public KMeans(float[] codes, int size) {
        this(codes, size, Centres::nearest);
    }

    /** For many clusters of large codes: distances come from matrix products. */
    public static KMeans inBlocks(float[] codes, int size) {
        return new KMeans(codes, size, KMeans::nearestInBlocks);
    }

    private static int[] nearestInBlocks(Centres centres, float[] codes) {
        int clusters = centres.counts().length;
        var points = new Weights(new long[] {clusters, centres.size()}, centres.values());
        try (PointIndex index = new PointIndex(points)) {
            int count = codes.length / centres.size();
            return Arrays.stream(index.nearest(codes, count, 1))
                    .mapToInt(nearest -> nearest.points()[0])
                    .toArray();
        }
    }

    /** The centres, one after the other, after the assignments stopped changing. */
    public float[] centres(int clusters, SplittableRandom random) {
        return centres(clusters, MOST_ROUNDS, random);
    }

    /** The same after so many rounds at the most. */
    public float[] centres(int clusters, int rounds, SplittableRandom random) {
        Centres centres = new Centres(start(clusters, random), new float[clusters]);
        int[] assigned = {};
        for (int round = 0; round < rounds; round++) {
            int[] nearest = assignment.nearest(centres, codes);
            if (Arrays.equals(nearest, assigned)) {
                break;
            }
            assigned = nearest;
            toMeans(centres, assigned);
        }
        return centres.values();
    }

    /** Moves centres to the means of the codes nearest to them. */
    public void settle(Centres centres) {
        toMeans(centres, assignment.nearest(centres, codes));
    }

    /** Codes far from all centres so far are likelier to become the next. */
    private float[] start(int clusters, SplittableRandom random) {
        Centres centres = new Centres(new float[clusters * size], new float[clusters]);
        int[] nearest = new int[count];
        double[] squared = new double[count];
        Arrays.fill(squared, 1);
        for (int k = 0; k < clusters; k++) {
            int chosen = drawn(squared, random);
            System.arraycopy(codes, chosen * size, centres.values(), k * size, size);
            double[] apart = apart(centres, k);
            for (int i = 0; i < count; i++) {
                // Where two centres are twice as far apart as the code is from one, it is no nearer
                // to the other: the triangle inequality (Elkan, 2003).
                if (k == 0 || apart[nearest[i]] < 4 * squared[i]) {
                    double distance = centres.squaredDistance(codes, i * size, k);
                    if (k == 0 || distance < squared[i]) {
                        squared[i] = distance;
                        nearest[i] = k;
                    }
                }
            }
        }
        return centres.values();
    }

    /** Squared distances between a centre and those before it. */
    private double[] apart(Centres centres, int centre) {
        double[] apart = new double[centre];
        Arrays.setAll(apart, k -> centres.squaredDistance(centres.values(), centre * size, k));
        return apart;
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
