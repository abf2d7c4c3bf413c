package engram.model;

import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import java.util.Optional;

/** A model with a memory whose items can be shown. */
public interface Remembering extends Reconstructing {

    /** How many items memory has: N. */
    int items();

    /**
     * Which items samples were read from.
     *
     * @param values {@code count} encoded samples, one after the other
     * @return {@code count * N} weights, sample by sample; averaged over positions where each
     *     position is a query
     */
    float[] weights(float[] values, int count);

    /** What each item looks like on its own: N decoded samples, one after the other. */
    float[] decodedItems();

    /**
     * The same of some items only, where all would be too much to hold.
     *
     * @param chosen which, from 0
     */
    default float[] decoded(int... chosen) {
        float[] all = decodedItems();
        int size = all.length / items();
        float[] some = new float[chosen.length * size];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(all, chosen[i] * size, some, i * size, size);
        }
        return some;
    }

    /** What the memory is, or each of several alike. */
    MemoryConfig memory();

    /** Whether items are prototypes of parts of a picture, not of whole samples. */
    default boolean itemsAreParts() {
        return memory().queries() == MemoryConfig.Queries.PER_POSITION;
    }

    /** How memory fared in the last epoch of training; empty before. */
    Optional<MemoryHealth> health();
}
