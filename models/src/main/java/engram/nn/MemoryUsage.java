package engram.nn;

import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;

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

    /** Adds the reads of one batch. */
    public void add(Memory.Read read) {
        Tensor weights = read.weights().detach(); // (Q, N)
        float[] perItem = Tensors.toArray(weights.sum(0)); // (N)
        for (int i = 0; i < perItem.length; i++) {
            weight[i] += perItem[i];
        }
        long rows = weights.size(0);
        queries += rows;
        dead += read.dead().sum().item_double();
        active += weights.gt(Tensors.scalar(0)).sum().item_double();
        entropy += rows * Losses.addressingEntropy(weights).item_double();
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
