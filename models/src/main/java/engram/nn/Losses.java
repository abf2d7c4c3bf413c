package engram.nn;

import engram.torch.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Terms of objectives: pure functions of tensors. */
public final class Losses {
    private static final double LOG_GUARD = 1e-12;

    private Losses() {}

    /** The mean over all elements of (x - x^)^2: a scalar. */
    public static Tensor meanSquaredError(Tensor input, Tensor reconstruction) {
        return torch.mse_loss(reconstruction, input);
    }

    /**
     * The sum over elements of (x - x^)^2, averaged over samples: the MemAE paper's R. A scalar.
     */
    public static Tensor summedSquaredError(Tensor input, Tensor reconstruction) {
        return reconstruction.sub(input).square().sum().div(Tensors.scalar((double) input.size(0)));
    }

    /**
     * How spread out addressing is: -sum_i w_i log w_i of each query (MemAE, eq. for E(w^)),
     * averaged over queries. A scalar; 0 for one-hot rows, and for all-zero rows too.
     *
     * @param weights (Q, N), rows that sum to 1 or are zero
     */
    public static Tensor addressingEntropy(Tensor weights) {
        Tensor logarithm = weights.add(Tensors.scalar(LOG_GUARD)).log(); // (Q, N)
        Tensor mean = weights.mul(logarithm).sum().div(Tensors.scalar((double) weights.size(0)));
        // 0 - mean, as negating would make people read "-0".
        return torch.rsub(mean, Tensors.scalar(0));
    }

    /**
     * The mean over elements of -t log p - (1 - t) log(1 - p), p = 1 / (1 + exp(-logit)): a scalar.
     *
     * @param logits of any shape
     * @param targets the same shape; may lie outside [0, 1] where labels are noisy
     */
    public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) {
        return torch.binary_cross_entropy_with_logits(logits, targets);
    }

    /** The length of each row (B, ...), all its elements taken together: (B). */
    public static Tensor norms(Tensor rows) {
        return torch.linalg_vector_norm(
                rows.flatten(1, -1),
                Tensors.scalar(2),
                new long[] {1},
                false,
                new ScalarTypeOptional());
    }

    /** The mean absolute value of the code's elements. A scalar. */
    public static Tensor meanAbsolute(Tensor code) {
        return code.abs().mean();
    }
}
