package engram.nn;

import engram.torch.Tensors;
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

    /** The mean absolute value of the code's elements. A scalar. */
    public static Tensor meanAbsolute(Tensor code) {
        return code.abs().mean();
    }
}
