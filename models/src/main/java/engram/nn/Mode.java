package engram.nn;

/** Whether a forward pass learns: batch norm then uses and updates statistics of the batch. */
public enum Mode {
    TRAINING,
    INFERENCE
}
