package engram.memory;

import engram.nn.Graph;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A learned table of N normal prototypes ("items") of D features, read by attention. The items are
 * ordinary parameters, trained with the rest of the network (MemAE, section 3.3).
 */
public final class Memory {
    private final Addressing addressing;
    private final Tensor items; // (N, D)
    private final Tensor scale; // (1)
    private double trainingThreshold;

    /**
     * What came back for the queries.
     *
     * @param latent (Q, D), a combination of items
     * @param weights (Q, N), each item's share in it
     * @param dead (Q, 1), true where shrinkage left no item
     */
    public record Read(Tensor latent, Tensor weights, Tensor dead) {}

    /**
     * Items as {@link MemoryConfig#start} says; where these are codes, uniform until {@link
     * Upkeep#start}.
     */
    public Memory(MemoryConfig config, int features, Initial initial) {
        Scope.requireNone("a memory");
        this.addressing = config.addressing();
        this.items =
                switch (config.start()) {
                    case UNIFORM, CODES, LEARNED_CODES ->
                            initial.uniform(1 / Math.sqrt(features), config.items(), features);
                    case NORMAL -> initial.normal(0, 1, config.items(), features);
                };
        this.scale = initial.constant(addressing.similarity().kept(addressing.initialScale()), 1);
        this.trainingThreshold = addressing.shrinkThreshold();
    }

    /**
     * Reads; in training with the shrink threshold of the current epoch, otherwise with the final
     * one.
     */
    public Read read(Tensor queries, Mode mode) { // (Q, D)
        double threshold = mode.isOfBatch() ? trainingThreshold : addressing.shrinkThreshold();
        Addressing.Weights address = addressing.address(queries, items, scale, threshold);
        return new Read(address.weights().mm(items), address.weights(), address.dead());
    }

    /** Sets the shrink threshold that {@linkplain Addressing#thresholdIn belongs to an epoch}. */
    public void startEpoch(int epoch) {
        trainingThreshold = addressing.thresholdIn(epoch);
    }

    /** The items, (N, D). */
    public Tensor items() {
        return items;
    }

    /** How many items there are: N. */
    public int count() {
        return (int) items.size(0);
    }

    /** How many features an item has: D. */
    public int features() {
        return (int) items.size(1);
    }

    /** Overwrites one item. */
    public void replace(int item, float[] code) {
        try (Scope scope = Scope.inference()) {
            items.select(0, item).copy_(Tensors.of(code, code.length));
        }
    }

    /** Sets how sharply memory is read, where that is learned. */
    void sharpen(double to) {
        Tensors.fill(scale, new float[] {(float) addressing.similarity().kept(to)});
    }

    /** What the optimiser moves, by name. */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        parameters.put("memory.items", items);
        if (addressing.similarity().isScaled()) {
            parameters.put("memory.scale", scale);
        }
        return parameters;
    }

    /**
     * What memory gives back in inference, written down.
     *
     * @param weights of the model, by the names of {@link #parameters}
     * @param queries (Q, D)
     * @return (Q, D)
     */
    public String draw(Graph graph, Map<String, Weights> weights, String queries) {
        Weights rows = weights.get("memory.items");
        String address = addressing.draw(graph, queries, rows, weights.get("memory.scale"));
        return graph.node("MatMul", address, graph.constant(rows));
    }
}
