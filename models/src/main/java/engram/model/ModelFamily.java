package engram.model;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A model by name, as data: what it is called, its settings and what makes it. The built-in ones
 * stand in {@link engram.models.Catalogue}. Others extend this class with a constructor without
 * arguments and are found by {@link java.util.ServiceLoader}.
 */
public class ModelFamily {
    private final String name;
    private final String description;
    private final Class<? extends ModelConfig> configType;
    private final Function<SampleShape, ? extends ModelConfig> defaults;
    private final Maker<ModelConfig> maker;
    private final Optional<UnaryOperator<SampleShape.Image>> seen;
    private final Optional<Clips> clips;

    /**
     * How a model would have a video cut into clips where nobody asks for other ones.
     *
     * @param frames of a clip
     * @param judged the frame that a clip is a sample of
     */
    public record Clips(int frames, ClipEncoding.Judged judged) {

        /** Clips of 16 frames around the one that is judged, as in the MemAE paper. */
        public static final Clips STANDARD = new Clips(16, ClipEncoding.Judged.MIDDLE);
    }

    /** Makes models that have learned nothing yet. */
    @FunctionalInterface
    public interface Maker<C extends ModelConfig> {

        /**
         * @throws IllegalArgumentException if the settings do not fit the shape
         */
        AnomalyModel make(C config, SampleShape shape, long seed);
    }

    /**
     * @param name what users call it, such as "memae"
     * @param description one line for people who choose
     * @param configType the record of its settings
     * @param defaults settings that work without tuning for samples of a shape; throws {@link
     *     IllegalArgumentException} for shapes that it cannot learn from
     */
    public <C extends ModelConfig> ModelFamily(
            String name,
            String description,
            Class<C> configType,
            Function<SampleShape, C> defaults,
            Maker<C> maker) {
        this(
                name,
                description,
                configType,
                defaults,
                cast(configType, maker),
                Optional.empty(),
                Optional.empty());
    }

    private ModelFamily(
            String name,
            String description,
            Class<? extends ModelConfig> configType,
            Function<SampleShape, ? extends ModelConfig> defaults,
            Maker<ModelConfig> maker,
            Optional<UnaryOperator<SampleShape.Image>> seen,
            Optional<Clips> clips) {
        this.name = name;
        this.description = description;
        this.configType = configType;
        this.defaults = defaults;
        this.maker = maker;
        this.seen = seen;
        this.clips = clips;
    }

    private static <C extends ModelConfig> Maker<ModelConfig> cast(
            Class<C> configType, Maker<C> maker) {
        return (config, shape, seed) -> maker.make(configType.cast(config), shape, seed);
    }

    /**
     * The same, which would have pictures in another shape where nobody asks for one.
     *
     * @param seen from the shape that they have by themselves
     */
    public final ModelFamily seeing(UnaryOperator<SampleShape.Image> seen) {
        return new ModelFamily(
                name, description, configType, defaults, maker, Optional.of(seen), clips);
    }

    /** The same, which learns from clips too; others refuse them. */
    public final ModelFamily watching() {
        return watching(Clips.STANDARD);
    }

    /** The same, which learns from clips too, and would have such ones. */
    public final ModelFamily watching(Clips such) {
        return new ModelFamily(
                name, description, configType, defaults, maker, seen, Optional.of(such));
    }

    /** The clips that it would have; empty where it does not learn from video. */
    public final Optional<Clips> clips() {
        return clips;
    }

    /** Whether it would have all pictures in the shape that they have by themselves. */
    public final boolean seesPicturesAsTheyAre() {
        return seen.isEmpty();
    }

    /** The shape that it would have pictures in that have this one by themselves. */
    public final SampleShape.Image seen(SampleShape.Image own) {
        return seen.map(shape -> shape.apply(own)).orElse(own);
    }

    /** What users call it, such as "memae". */
    public final String name() {
        return name;
    }

    /** One line for people who choose. */
    public final String description() {
        return description;
    }

    /** The record that {@link #defaults} returns. */
    public final Class<? extends ModelConfig> configType() {
        return configType;
    }

    /**
     * Settings that work without tuning for samples of this shape.
     *
     * @throws IllegalArgumentException if the model cannot learn from such samples
     */
    public final ModelConfig defaults(SampleShape shape) {
        if (shape instanceof SampleShape.Clip && clips.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " does not learn from video (" + shape + ") yet");
        }
        return defaults.apply(shape);
    }

    /** Whether the model can learn from samples of this shape. */
    public final boolean takes(SampleShape shape) {
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
     * @throws ClassCastException if they are another model's
     */
    public final AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return maker.make(config, shape, seed);
    }
}
