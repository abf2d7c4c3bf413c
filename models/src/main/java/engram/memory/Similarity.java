package engram.memory;

/** How alike a query z and a memory item m are. */
public enum Similarity {
    /** z . m, as the MemAE authors' code has it. */
    DOT,
    /** z . m / sqrt(D): reads stay soft at the start, however many features there are. */
    SCALED_DOT,
    /** z . m / (|z| |m|), as the MemAE paper has it: too flat to shrink by more than 1/N. */
    COSINE,
    /** The cosine times a learned scale. */
    SCALED_COSINE,
    /**
     * -|z - m|^2 times a learned scale, whose logarithm is what is learned: near items count,
     * however long codes are.
     */
    DISTANCE;

    /** What is kept, and moved by the optimiser, for a scale. */
    double kept(double scale) {
        return this == DISTANCE ? Math.log(scale) : scale;
    }

    /** Whether a learned scale says how sharply memory is read. */
    boolean isScaled() {
        return this == SCALED_COSINE || this == DISTANCE;
    }
}
