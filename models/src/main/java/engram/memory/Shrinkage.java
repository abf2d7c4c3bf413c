package engram.memory;

/**
 * The two ways to write hard shrinkage; equal in value, different in gradient near the threshold.
 */
public enum Shrinkage {
    /** w [w &gt; t]: the gradient of a kept weight is 1. */
    MASK,
    /**
     * max(w - t, 0) w / (|w - t| + 1e-12), as the MemAE paper and code have it: the gradient spikes
     * at w = t.
     */
    RATIO
}
