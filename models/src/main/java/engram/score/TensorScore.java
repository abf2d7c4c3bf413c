package engram.score;

import org.bytedeco.pytorch.Tensor;

/** A score that samples get where they were given back, without a way through arrays. */
public interface TensorScore {

    /**
     * The scores of samples, but for rounding in single precision.
     *
     * @param values (B, then the sample's shape)
     * @param reconstructions the same
     * @return (B)
     */
    Tensor all(Tensor values, Tensor reconstructions);
}
