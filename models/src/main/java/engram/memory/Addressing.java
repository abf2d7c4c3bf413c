package engram.memory;

import engram.nn.Graph;
import engram.torch.Tensors;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Attention over memory items: softmax of similarities, hard shrinkage, renormalisation (MemAE,
 * section 3.3).
 *
 * @param similarity how alike a query and an item are
 * @param initialScale what the scale of {@link Similarity#SCALED_COSINE} and {@link
 *     Similarity#DISTANCE} starts at; where items start from codes, the latter's is in units of
 *     their mean squared distance to the nearest other; the other similarities ignore it
 * @param shrinkThreshold weights up to this many times 1/N become 0; 0 switches shrinkage off
 * @param shrinkWarmup epochs over which the threshold rises from 0 in equal steps; 0 has it full
 *     from the start
 * @param deadRows what a query reads whose weights all became 0
 * @param shrinkage which formula shrinks
 */
public record Addressing(
        Similarity similarity,
        double initialScale,
        double shrinkThreshold,
        int shrinkWarmup,
        DeadRows deadRows,
        Shrinkage shrinkage) {
    private static final double GUARD = 1e-12;

    public Addressing {
        if (!(initialScale > 0)) {
            throw new IllegalArgumentException("initialScale must be above 0, not " + initialScale);
        }
        if (!(shrinkThreshold >= 0)) {
            throw new IllegalArgumentException(
                    "shrinkThreshold is a multiple of 1/N, 0 or more, not " + shrinkThreshold);
        }
        if (shrinkWarmup < 0) {
            throw new IllegalArgumentException("shrinkWarmup must be 0 or more epochs");
        }
    }

    /**
     * Where queries look.
     *
     * @param weights (Q, N), rows that sum to 1, or are zero where dead and {@link DeadRows#ZERO}
     * @param dead (Q, 1), true where shrinkage left no item
     */
    public record Weights(Tensor weights, Tensor dead) {}

    /** The threshold in force in this epoch (from 1), as a multiple of 1/N. */
    public double thresholdIn(int epoch) {
        return shrinkThreshold
                * Math.min(1.0, shrinkWarmup == 0 ? 1 : epoch / (double) shrinkWarmup);
    }

    /**
     * @param queries (Q, D)
     * @param items (N, D)
     * @param scale of the cosine, or the logarithm of the distance's, (1); ignored by the others
     * @param threshold as a multiple of 1/N
     */
    Weights address(Tensor queries, Tensor items, Tensor scale, double threshold) {
        Tensor similarities = similarities(queries, items, scale); // (Q, N)
        Tensor dense = similarities.softmax(1); // (Q, N)
        if (threshold == 0) {
            // Rows of a softmax sum to 1 as they are, and none is dead.
            return new Weights(dense, dense.narrow(1, 0, 1).lt(Tensors.scalar(0)));
        }
        Tensor kept = shrink(dense, threshold / items.size(0)); // (Q, N)
        Tensor mass = kept.sum(new long[] {1}, true, noType()); // (Q, 1)
        Tensor dead = mass.eq(Tensors.scalar(0)); // (Q, 1)
        Tensor weights = kept.div(mass.clamp_min(Tensors.scalar(GUARD))); // (Q, N)
        return new Weights(
                switch (deadRows) {
                    case ZERO -> weights;
                    case UNSHRUNK -> torch.where(dead, dense, weights);
                    case TOP_ONE -> torch.where(dead, mostSimilar(similarities), weights);
                },
                dead);
    }

    private Tensor similarities(Tensor queries, Tensor items, Tensor scale) {
        return switch (similarity) {
            case DOT -> queries.mm(items.t());
            case SCALED_DOT ->
                    queries.mm(items.t()).div(Tensors.scalar(Math.sqrt((double) items.size(1))));
            case COSINE -> unit(queries).mm(unit(items).t());
            case SCALED_COSINE -> unit(queries).mul(scale).mm(unit(items).t());
            case DISTANCE -> nearness(queries, items).mul(scale.exp());
        };
    }

    /** -|z - m|^2 but for -|z|^2, which is the same for all items and so nothing to softmax. */
    private static Tensor nearness(Tensor queries, Tensor items) {
        Tensor norms = items.square().sum(1); // (N)
        return torch.addmm(
                norms, queries, items.t(), Tensors.scalar(-1), Tensors.scalar(2)); // (Q, N)
    }

    private Tensor shrink(Tensor weights, double threshold) {
        if (threshold == 0) {
            return weights;
        }
        return switch (shrinkage) {
            case MASK -> weights.mul(weights.detach().gt(Tensors.scalar(threshold)));
            case RATIO -> {
                Tensor above = weights.sub(Tensors.scalar(threshold));
                yield above.relu().mul(weights).div(above.abs().add(Tensors.scalar(GUARD)));
            }
        };
    }

    /** One-hot rows: 1 at the most similar item. */
    private static Tensor mostSimilar(Tensor similarities) {
        Tensor best = similarities.detach().argmax(new LongOptional(1), true);
        return torch.zeros_like(similarities).scatter_(1, best, Tensors.scalar(1));
    }

    private static Tensor unit(Tensor rows) {
        Tensor norm =
                torch.linalg_vector_norm(rows, Tensors.scalar(2), new long[] {1}, true, noType());
        return rows.div(norm.clamp_min(Tensors.scalar(GUARD)));
    }

    private static ScalarTypeOptional noType() {
        return new ScalarTypeOptional();
    }

    /**
     * The weights of inference, written down.
     *
     * @param queries (Q, D)
     * @param items (N, D)
     * @param scale (1), where there is one
     * @return (Q, N)
     */
    String draw(Graph graph, String queries, engram.nn.Weights items, engram.nn.Weights scale) {
        String similarities = drawSimilarities(graph, queries, items, scale);
        Map<String, Object> rows = Map.of("axis", 1L);
        String dense = graph.node("Softmax", rows, similarities);
        String kept = drawShrunk(graph, dense, (float) (shrinkThreshold / items.shape()[0]));
        String mass = graph.sumKept(kept, 1);
        String weights =
                graph.node("Div", kept, graph.node("Max", mass, graph.single((float) GUARD)));
        String dead = graph.node("Equal", mass, graph.single(0));
        return switch (deadRows) {
            case ZERO -> weights;
            case UNSHRUNK -> graph.node("Where", dead, dense, weights);
            case TOP_ONE ->
                    graph.node("Where", dead, graph.node("Hardmax", rows, similarities), weights);
        };
    }

    private String drawSimilarities(
            Graph graph, String queries, engram.nn.Weights items, engram.nn.Weights scale) {
        String rows = graph.constant(items);
        return switch (similarity) {
            case DOT -> product(graph, queries, rows);
            case SCALED_DOT ->
                    graph.node(
                            "Div",
                            product(graph, queries, rows),
                            graph.single((float) Math.sqrt((double) items.shape()[1])));
            case COSINE -> product(graph, drawUnit(graph, queries), drawUnit(graph, rows));
            case SCALED_COSINE -> {
                String scaled = graph.node("Mul", drawUnit(graph, queries), graph.constant(scale));
                yield product(graph, scaled, drawUnit(graph, rows));
            }
            case DISTANCE -> {
                String norms = graph.sum(graph.node("Mul", rows, rows), 1);
                String twice = graph.node("Mul", product(graph, queries, rows), graph.single(2));
                String near = graph.node("Sub", twice, norms);
                yield graph.node("Mul", near, graph.node("Exp", graph.constant(scale)));
            }
        };
    }

    private static String product(Graph graph, String queries, String rows) {
        return graph.node("MatMul", queries, graph.node("Transpose", rows));
    }

    private static String drawUnit(Graph graph, String rows) {
        String norm = graph.node("ReduceL2", Map.of("axes", new long[] {1}, "keepdims", 1L), rows);
        return graph.node("Div", rows, graph.node("Max", norm, graph.single((float) GUARD)));
    }

    private String drawShrunk(Graph graph, String weights, float threshold) {
        if (threshold == 0) {
            return weights;
        }
        String above = graph.node("Greater", weights, graph.single(threshold));
        return graph.node("Mul", weights, graph.node("Cast", Map.of("to", 1L), above));
    }
}
