package engram.model;

import engram.data.SampleShape;

/**
 * A kind of model, by name. Built-in families stand in {@link engram.models.Catalogue}; others are
 * found by {@link java.util.ServiceLoader}.
 */
public interface ModelFamily {

    /** What users call it, such as "memae". */
    String name();

    /** One line for people who choose. */
    String description();

    /** The record that {@link #defaults} returns. */
    Class<? extends ModelConfig> configType();

    /**
     * Settings that work without tuning for samples of this shape.
     *
     * @throws IllegalArgumentException if the family cannot learn from such samples
     */
    ModelConfig defaults(SampleShape shape);

    /** Whether the family can learn from samples of this shape. */
    default boolean takes(SampleShape shape) {
        try {
            defaults(shape);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * A model that has learned nothing yet.
     *
     * @throws IllegalArgumentException if the settings do not fit the shape
     */
    AnomalyModel create(ModelConfig config, SampleShape shape, long seed);
}
