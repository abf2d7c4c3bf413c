package engram.models;

import engram.data.SampleShape;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which model learns where nobody names one: the first of {@link #RULES} that applies.
 *
 * @param model its name in the {@link Catalogue}
 * @param when for what data, in words
 */
public record AutomaticModel(String model, String when) {
    /** What users call the choice. */
    public static final String NAME = "auto";

    private static final List<Rule> RULES =
            List.of(
                    new Rule("feature-memory", "pictures", AutomaticModel::isPicture),
                    new Rule("frame-memory", "frames of a video", AutomaticModel::isClip),
                    new Rule(
                            "row-memory",
                            "rows of a table",
                            data -> data.shape instanceof SampleShape.Row),
                    new Rule("memae", "everything else", data -> true));

    private record Rule(String model, String when, Predicate<Data> applies) {}

    private record Data(SampleShape shape) {}

    /**
     * The choice for data.
     *
     * @param shape as the data's own settings have it, about
     */
    public static AutomaticModel of(SampleShape shape) {
        Data data = new Data(shape);
        Rule first =
                RULES.stream().filter(rule -> rule.applies.test(data)).findFirst().orElseThrow();
        return new AutomaticModel(first.model, first.when);
    }

    private static boolean isClip(Data data) {
        return data.shape instanceof SampleShape.Clip
                && Catalogue.family("frame-memory").takes(data.shape);
    }

    private static boolean isPicture(Data data) {
        return data.shape instanceof SampleShape.Image image
                && Catalogue.family("feature-memory").takes(image);
    }
}
