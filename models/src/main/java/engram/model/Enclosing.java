package engram.model;

import engram.memory.Hull;

/** A model with a memory whose items and codes share a space, if whole codes ask its memory. */
public interface Enclosing extends Remembering {

    /** Whether whole codes ask memory; what follows makes sense only then. */
    default boolean encloses() {
        return !itemsAreParts();
    }

    /**
     * Codes as they are before memory is read: what it gives back lies in the hull of its items by
     * construction.
     *
     * @param values {@code count} encoded samples, one after the other
     * @return (count, D)
     */
    float[] codes(float[] values, int count);

    /** Memory's items, (N, D), one after the other. */
    float[] rawItems();

    /** The convex hull of memory's items. */
    default Hull hull() {
        float[] items = rawItems();
        return new Hull(items, items.length / items());
    }

    /**
     * What points of the hull look like.
     *
     * @param shares {@code count * N}: how much of each item is in each point
     * @return {@code count} decoded samples, one after the other
     */
    float[] decodedMixtures(float[] shares, int count);
}
