package engram.model;

import engram.nn.Weights;
import java.util.Map;

/**
 * A model with a stored memory, which takes in further normal samples without training, and can let
 * go of them again.
 */
public interface Teachable {

    /**
     * What is remembered after a lesson.
     *
     * @param weights as {@link AnomalyModel#restore} takes them
     * @param items how many were added to memory
     */
    record Lesson(Map<String, Weights> weights, int items) {}

    /** Whether it has such a memory as it is configured and was trained. */
    default boolean isTeachable() {
        return true;
    }

    /**
     * Remembers these samples too.
     *
     * @param values {@code count} encoded samples, one after the other
     */
    Lesson taught(float[] values, int count);

    /**
     * The weights without the items that were remembered last: to the bit those of before.
     *
     * @throws IllegalArgumentException if memory has not more items than that
     */
    Map<String, Weights> forgotten(int items);
}
