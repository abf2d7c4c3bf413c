package engram.nn;

/** What a forward pass is for. */
public enum Mode {
    /** Learning: batch norm uses statistics of the batch, and takes note of them. */
    TRAINING,
    /**
     * Learning that leaves no trace: batch norm uses statistics of the batch without updating its
     * own, as where another network learns through this one, or samples are no data.
     */
    PASSING,
    /** Batch norm uses what it has noted; nothing is dropped. */
    INFERENCE;

    /** Whether batch norm looks at the batch, and dropout drops. */
    public boolean isOfBatch() {
        return this != INFERENCE;
    }
}
