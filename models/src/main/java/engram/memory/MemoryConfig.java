package engram.memory;

/**
 * What memory is and how it is kept in use.
 *
 * @param items how many prototypes: N
 * @param queries what asks memory
 * @param start what the items are before training
 * @param addressing how a query finds items
 * @param restart how unused items are given a new start
 */
public record MemoryConfig(
        int items, Queries queries, Start start, Addressing addressing, Restart restart) {

    /** What asks memory. */
    public enum Queries {
        /** The flattened code of a sample: an item is a whole prototype. */
        WHOLE_CODE,
        /** Each position of a convolutional code: items are prototypes of parts. */
        PER_POSITION
    }

    /** What items are before training. */
    public enum Start {
        /** Uniform in (-1/sqrt(D), 1/sqrt(D)), as in the authors' code. */
        UNIFORM,
        /** Each element from N(0, 1). */
        NORMAL,
        /** Codes that the untrained encoder gives to training samples. */
        CODES,
        /**
         * Codes that the encoder gives to training samples once it has learned for a while without
         * memory.
         */
        LEARNED_CODES
    }

    /**
     * Items that hardly any query used are overwritten with codes of training samples.
     *
     * @param every how many epochs apart; 0 is never
     * @param until the share of the training after which there are no more, since scores recover
     *     only afterwards
     * @param below items with less than this share of the mean usage are restarted
     */
    public record Restart(int every, double until, double below) {
        public static final Restart NEVER = new Restart(0, 0, 0);

        public Restart {
            if (every < 0) {
                throw new IllegalArgumentException("memory.restart.every must be 0 or more epochs");
            }
            if (!(until >= 0 && until <= 1)) {
                throw new IllegalArgumentException(
                        "memory.restart.until is a share of the training, 0 to 1, not " + until);
            }
            if (!(below >= 0 && below < 1)) {
                throw new IllegalArgumentException(
                        "memory.restart.below is a share of the mean usage, 0 to 1, not " + below);
            }
        }

        boolean isDue(int epoch, int epochs) {
            return every > 0 && epoch % every == 0 && epoch <= until * epochs;
        }
    }

    public MemoryConfig {
        if (items < 1) {
            throw new IllegalArgumentException("memory.items must be at least 1, not " + items);
        }
    }

    /** The same with so many items. */
    public MemoryConfig withItems(int changed) {
        return new MemoryConfig(changed, queries, start, addressing, restart);
    }

    /** The same with another addressing. */
    public MemoryConfig withAddressing(Addressing changed) {
        return new MemoryConfig(items, queries, start, changed, restart);
    }
}
