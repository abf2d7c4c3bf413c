package engram.points;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.nn.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Distinct samples, and how many samples each stands for.
 *
 * <p>Where there are more than wanted, some are chosen by priority sampling (Duffield, Lund,
 * Thorup, "Priority sampling for estimation of arbitrary subset sums", JACM 2007): a point that
 * comes n times has priority n / u with u uniform in (0, 1], those of the highest priorities stay,
 * and each stands for max(n, the highest priority that did not stay) samples. So frequent points
 * stay, rare ones stand for their like, and sums over all samples are estimated without bias.
 *
 * @param width values per point
 * @param values the points one after the other
 * @param counts how many samples each point stands for
 */
public record Points(int width, float[] values, float[] counts) {
    private static final int MOST = 20_000;
    private static final int MOST_VALUES = 1 << 26;

    private static final class Group {
        private final double uniform;
        private double count;

        Group(double uniform) {
            this.uniform = uniform;
        }

        double priority() {
            return count / uniform;
        }
    }

    /** How many points are kept by default: 20,000, fewer of large samples. */
    public static int most(SampleShape shape) {
        return Math.max(1, Math.min(MOST, MOST_VALUES / shape.size()));
    }

    /**
     * The distinct samples, in the order of their first appearance. Samples are taken for equal if
     * their 64-bit digests are.
     *
     * @param most how many to keep; 0 keeps all
     */
    public static Points of(SampleStore samples, int most, SplittableRandom random) {
        long seed = random.nextLong();
        int width = samples.shape().size();
        float[] sample = new float[width];
        long[] digests = new long[samples.size()];
        Map<Long, Group> groups = new HashMap<>();
        for (int i = 0; i < digests.length; i++) {
            samples.read(i, sample, 0);
            digests[i] = digest(sample, 0, width);
            groups.computeIfAbsent(digests[i], key -> new Group(uniform(seed ^ key))).count++;
        }
        double stand = 0;
        Set<Long> kept = groups.keySet();
        if (most > 0 && groups.size() > most) {
            List<Map.Entry<Long, Group>> byPriority =
                    groups.entrySet().stream()
                            .sorted(
                                    Comparator.comparingDouble(
                                            entry -> -entry.getValue().priority()))
                            .limit(most + 1L)
                            .toList();
            stand = byPriority.get(most).getValue().priority();
            kept = new HashSet<>();
            for (Map.Entry<Long, Group> entry : byPriority.subList(0, most)) {
                kept.add(entry.getKey());
            }
        } else {
            kept = new HashSet<>(kept);
        }
        float[] values = new float[Math.multiplyExact(kept.size(), width)];
        float[] counts = new float[kept.size()];
        int count = 0;
        for (int i = 0; i < digests.length; i++) {
            if (kept.remove(digests[i])) {
                samples.read(i, values, count * width);
                counts[count++] = (float) Math.max(stand, groups.get(digests[i]).count);
            }
        }
        return new Points(width, values, counts);
    }

    /** Depends on the point and the seed alone, not on where the point stands. */
    private static double uniform(long key) {
        return 1 - new SplittableRandom(key).nextDouble();
    }

    static long digest(float[] values, int offset, int width) {
        long digest = width;
        for (int i = offset; i < offset + width; i++) {
            // Adding 0 makes one zero of the two there are.
            digest = (digest ^ Float.floatToIntBits(values[i] + 0f)) * 0x9E3779B97F4A7C15L;
            digest ^= digest >>> 32;
        }
        return digest;
    }

    /** How many points there are. */
    public int count() {
        return counts.length;
    }

    /** The points and their counts as arrays to save, called {@code points} and {@code counts}. */
    public Map<String, Weights> weights() {
        return Map.of(
                "points",
                new Weights(new long[] {count(), width}, values),
                "counts",
                Weights.of(counts));
    }

    /**
     * Fetches an array of two dimensions.
     *
     * @throws IllegalArgumentException if it is missing or its rows are not {@code width} wide
     */
    public static Weights rows(Map<String, Weights> weights, String name, int width) {
        Weights rows = vector(weights, name);
        if (rows.shape().length != 2 || rows.shape()[1] != width) {
            throw new IllegalArgumentException(
                    "weights \""
                            + name
                            + "\" should have rows of "
                            + width
                            + ", not shape "
                            + Arrays.toString(rows.shape()));
        }
        return rows;
    }

    /**
     * Fetches an array.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public static Weights vector(Map<String, Weights> weights, String name) {
        Weights vector = weights.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("weights \"" + name + "\" are missing");
        }
        return vector;
    }
}
