package engram.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a memory was used over an epoch of training: whether it is alive, and whether it is more than
 * one item.
 *
 * @param deadRowShare share of queries for which no item's weight exceeded the shrink threshold
 * @param activeItems items with weight above 0 per query, on average
 * @param entropy of the weights of one query, in nats, on average
 * @param restarted how many unused items were overwritten at the end of the epoch
 * @param usage each item's share of all weight given out; sums to 1 unless every row was dead
 */
public record MemoryHealth(
        double deadRowShare, double activeItems, double entropy, int restarted, float[] usage) {
    private static final double DEAD = 0.5;
    private static final double UNUSED_OF_MEAN = 0.01;
    private static final double COLLAPSED_BELOW = 2;
    private static final int FEW = 10;

    /**
     * Of several memories of equal size, asked equally often, as of one with the items of all;
     * empty for none.
     */
    public static Optional<MemoryHealth> together(List<MemoryHealth> healths) {
        if (healths.isEmpty()) {
            return Optional.empty();
        }
        double dead = 0;
        double active = 0;
        double entropy = 0;
        int restarted = 0;
        int size = healths.get(0).usage.length;
        float[] usage = new float[healths.size() * size];
        for (int k = 0; k < healths.size(); k++) {
            MemoryHealth one = healths.get(k);
            dead += one.deadRowShare / healths.size();
            active += one.activeItems / healths.size();
            entropy += one.entropy / healths.size();
            restarted += one.restarted;
            for (int item = 0; item < size; item++) {
                usage[k * size + item] = one.usage[item] / healths.size();
            }
        }
        return Optional.of(new MemoryHealth(dead, active, entropy, restarted, usage));
    }

    /** How many items got less than 1 % of the mean usage. */
    public int unusedItems() {
        return unused().length;
    }

    /** Which they are. */
    public int[] unused() {
        return IntStream.range(0, usage.length)
                .filter(item -> usage[item] < UNUSED_OF_MEAN / usage.length)
                .toArray();
    }

    /**
     * How many equally used items would be as varied as these: the exponential of the usage's
     * entropy.
     */
    public double effectiveItems() {
        double entropy = 0;
        for (float share : usage) {
            if (share > 0) {
                entropy -= share * Math.log(share);
            }
        }
        return Math.exp(entropy);
    }

    /** What is wrong, in plain words; empty when memory is healthy. */
    public Optional<String> warning() {
        if (dead()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "memory is dead for %.0f %% of the queries: no item's weight exceeds the shrink threshold",
                            100 * deadRowShare));
        }
        if (collapsed()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "memory has collapsed: %d items do the work of %.1f",
                            usage.length,
                            effectiveItems()));
        }
        return Optional.empty();
    }

    /**
     * The same with a way out, in the settings that are not tried yet.
     *
     * @param settings those in force; their names stand below {@code memory} in a model's settings
     */
    public Optional<String> warning(MemoryConfig settings) {
        return warning().map(wrong -> wrong + advice(settings));
    }

    private String advice(MemoryConfig settings) {
        Addressing addressing = settings.addressing();
        List<String> ways = new ArrayList<>();
        if (addressing.shrinkThreshold() > 0) {
            ways.add("a lower memory.addressing.shrinkThreshold");
        }
        if (dead()) {
            if (addressing.similarity() != Similarity.SCALED_COSINE) {
                ways.add("memory.addressing.similarity SCALED_COSINE");
            }
        } else if (settings.restart().every() == 0) {
            ways.add("restarts of unused items (memory.restart.every 2)");
        } else if (settings.items() > FEW) {
            ways.add("fewer memory.items");
        }
        return ways.isEmpty() ? "" : "; try " + String.join(" or ", ways);
    }

    private boolean dead() {
        return deadRowShare > DEAD;
    }

    /** Of few items, two may be all that the samples need. */
    private boolean collapsed() {
        return usage.length >= FEW && effectiveItems() < COLLAPSED_BELOW;
    }
}
