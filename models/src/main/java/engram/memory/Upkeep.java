package engram.memory;

import engram.data.SampleStore;
import engram.data.splits.Split;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Keeps a memory in use while it learns: gives items their start, counts who is asked for, and
 * overwrites those that hardly anybody asks for.
 */
public final class Upkeep {
    /** Where positions are queries, few samples give codes enough. */
    private static final int SAMPLES_OF_MANY_CODES = 16;

    /** Steps without memory after which codes tell what is alike, and the largest share of all. */
    private static final int FIRST_STEPS = 500;

    private static final int SHARE_OF_FIRST_STEPS = 4;

    private final Memory memory;
    private final MemoryConfig config;
    private final long seed;
    private MemoryUsage usage;
    private float[] lastQueries = {};
    private int epoch;
    private int epochs;

    /**
     * @param seed decides which codes items start from
     */
    public Upkeep(Memory memory, MemoryConfig config, long seed) {
        this.memory = memory;
        this.config = config;
        this.seed = seed;
        this.usage = new MemoryUsage(memory.count());
    }

    /**
     * How many steps a network is to learn without memory first; 0 unless items {@link
     * MemoryConfig.Start#LEARNED_CODES start as learned codes}.
     *
     * @param all how many steps there will be
     */
    public int stepsBefore(int all) {
        return config.start() == MemoryConfig.Start.LEARNED_CODES
                ? Math.min(FIRST_STEPS, all / SHARE_OF_FIRST_STEPS)
                : 0;
    }

    /** Whether items start as codes of training samples: now, or after some steps. */
    public boolean startsFromCodes() {
        return config.start() == MemoryConfig.Start.CODES
                || config.start() == MemoryConfig.Start.LEARNED_CODES;
    }

    /**
     * Items become codes of random training samples; where there are fewer codes than items, some
     * share a code. Memory that is addressed by distance is read as sharply as items lie apart.
     *
     * @param encode from (B, then the sample's shape) to queries (Q, D); is called once at most
     */
    public void start(SampleStore training, UnaryOperator<Tensor> encode) {
        boolean whole = config.queries() == MemoryConfig.Queries.WHOLE_CODE;
        float[] codes = codes(training, whole ? memory.count() : SAMPLES_OF_MANY_CODES, encode);
        int available = codes.length / memory.features();
        int[] order = Split.shuffled(available, seed);
        boolean all = config.start() == MemoryConfig.Start.LEARNED_CODES;
        int started = all ? memory.count() : Math.min(memory.count(), available);
        for (int item = 0; item < started; item++) {
            memory.replace(item, row(codes, order[item % available]));
        }
        if (config.addressing().similarity() == Similarity.DISTANCE) {
            memory.sharpen(
                    config.addressing().initialScale()
                            / betweenNeighbours(codes, memory.features()));
        }
    }

    /** The mean squared distance of a code to the nearest other one; 1 where all are equal. */
    static double betweenNeighbours(float[] codes, int features) {
        int count = codes.length / features;
        double sum = 0;
        int apart = 0;
        for (int i = 0; i < count; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < count; j++) {
                double squared = 0;
                for (int k = 0; k < features; k++) {
                    double difference = (double) codes[i * features + k] - codes[j * features + k];
                    squared += difference * difference;
                }
                // Equal samples have equal codes, which say nothing about how far others lie.
                least = squared > 0 ? Math.min(least, squared) : least;
            }
            if (least < Double.POSITIVE_INFINITY) {
                sum += least;
                apart++;
            }
        }
        return apart == 0 ? 1 : sum / apart;
    }

    private float[] codes(SampleStore training, int count, UnaryOperator<Tensor> encode) {
        int size = training.shape().size();
        int[] chosen =
                Arrays.copyOf(
                        Split.shuffled(training.size(), seed), Math.min(count, training.size()));
        float[] values = new float[chosen.length * size];
        for (int i = 0; i < chosen.length; i++) {
            training.read(chosen[i], values, i * size);
        }
        long[] shape =
                LongStream.concat(
                                LongStream.of(chosen.length),
                                IntStream.of(training.shape().dimensions()).asLongStream())
                        .toArray();
        try (Scope scope = Scope.inference()) {
            return Tensors.toArray(encode.apply(Tensors.of(values, shape)));
        }
    }

    /** Counts begin anew, and memory takes the shrink threshold of this epoch (from 1). */
    public void startEpoch(int epoch, int epochs) {
        this.epoch = epoch;
        this.epochs = epochs;
        lastQueries = new float[0];
        usage = new MemoryUsage(memory.count());
        memory.startEpoch(epoch);
    }

    /**
     * Takes note of the reads of a training step.
     *
     * @param queries (Q, D)
     * @param entropy of the weights of one query, on average
     */
    public void saw(Tensor queries, Memory.Read read, double entropy) {
        usage.add(read, entropy);
        // A last batch of few samples would be too few to restart from.
        if (restartIsDue() && queries.numel() >= lastQueries.length) {
            lastQueries = Tensors.toArray(queries);
        }
    }

    private boolean restartIsDue() {
        return config.restart().isDue(epoch, epochs);
    }

    /**
     * Restarts unused items where it is time to, with queries of the last full batch, none used
     * twice.
     *
     * @param overwritten is told which items, where there are any: what an optimiser knew of them
     *     is of no more use
     * @return how memory fared in this epoch
     */
    public MemoryHealth endEpoch(Consumer<int[]> overwritten) {
        int restarted = 0;
        if (restartIsDue()) {
            int[] items = restart(usage.health(0).usage());
            restarted = items.length;
            if (restarted > 0) {
                overwritten.accept(items);
            }
        }
        return usage.health(restarted);
    }

    private int[] restart(float... share) {
        double least = config.restart().below() / share.length;
        int[] order = Split.shuffled(lastQueries.length / memory.features(), seed + epoch);
        List<Integer> restarted = new ArrayList<>();
        for (int item = 0; item < share.length && restarted.size() < order.length; item++) {
            if (share[item] < least) {
                memory.replace(item, row(lastQueries, order[restarted.size()]));
                restarted.add(item);
            }
        }
        return restarted.stream().mapToInt(Integer::intValue).toArray();
    }

    private float[] row(float[] codes, int index) {
        int features = memory.features();
        return Arrays.copyOfRange(codes, index * features, (index + 1) * features);
    }
}
