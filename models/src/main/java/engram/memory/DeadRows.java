package engram.memory;

/** What a query reads for which no item's weight exceeds the shrink threshold. */
public enum DeadRows {
    /** Nothing, the zero vector: the MemAE authors' code. No gradient passes. */
    ZERO,
    /** The one most similar item. */
    TOP_ONE,
    /** What it would read without shrinkage. */
    UNSHRUNK
}
