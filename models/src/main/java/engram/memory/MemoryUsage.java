package engram.memory;

import engram.nn.Losses;
import engram.torch.Tensors;

/** Counts, over the reads of an epoch, how a memory is used. */
public final class MemoryUsage {
    private final double[] weight;
    private double queries;
    private double dead;
    private double active;
    private double entropy;

    public MemoryUsage(int items) {
        this.weight = new double[items];
    }

    /**
     * Adds the reads of one batch.
     *
     * @param entropy of the weights of one query, on average, as {@link Losses#addressingEntropy}
     *     has it
     */
    public void add(Memory.Read read, double entropy) {
        long rows = read.weights().size(0);
        // One copy and a loop: several small operations of libtorch's would cost more than a step
        // can spare.
        float[] weights = Tensors.toArray(read.weights()); // (Q, N)
        int reads = 0;
        for (int row = 0; row < weights.length; row += weight.length) {
            for (int item = 0; item < weight.length; item++) {
                float given = weights[row + item];
                weight[item] += given;
                reads += given > 0 ? 1 : 0;
            }
        }
        active += reads;
        queries += rows;
        dead += read.dead().sum().item_double();
        this.entropy += rows * entropy;
    }

    /** What the counts come to. */
    public MemoryHealth health(int restarted) {
        double total = Math.max(java.util.Arrays.stream(weight).sum(), Double.MIN_NORMAL);
        float[] usage = new float[weight.length];
        for (int i = 0; i < usage.length; i++) {
            usage[i] = (float) (weight[i] / total);
        }
        double rows = Math.max(queries, 1);
        return new MemoryHealth(dead / rows, active / rows, entropy / rows, restarted, usage);
    }
}
