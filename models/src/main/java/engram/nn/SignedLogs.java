package engram.nn;

import engram.torch.Tensors;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Logarithms that keep the sign, {@code 2 sign(x) ln(1 + |x|)}: beside a column of standardised
 * values they tell small values apart where a few large ones have set the scale. Twice, so that
 * they vary about as much as the values do and a network cares about both.
 */
public final class SignedLogs {
    private static final float TIMES = 2;

    private SignedLogs() {}

    /** (B, d) to (B, 2 d): the values, then their logarithms. */
    public static Tensor beside(Tensor values) {
        Tensor logs = values.abs().log1p_().copysign_(values).mul_(Tensors.scalar(TIMES));
        return torch.cat(new TensorVector(values, logs), 1);
    }

    /** {@link #beside}, written down. */
    public static String draw(Graph graph, String values) {
        String larger = graph.node("Add", graph.node("Abs", values), graph.single(1));
        String turned = graph.node("Mul", graph.node("Sign", values), graph.node("Log", larger));
        String logs = graph.node("Mul", turned, graph.single(TIMES));
        return graph.node("Concat", Map.of("axis", 1L), values, logs);
    }
}
