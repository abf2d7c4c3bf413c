package engram.detection.config;

import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.memae.MemAeConfig;
import engram.memgan.MemGanConfig;
import engram.model.ModelConfig;
import engram.training.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings known by a name. */
enum Preset {
    PAPER("paper", "memae", "the paper"),
    AUTHORS_CODE("authors-code", "memae", "the authors' code"),
    AS_READ("as-read", "memgan", "the unofficial code");

    private static final double LEARNING_RATE = 1e-4;

    private final String called;
    private final String family;
    private final String source;

    Preset(String called, String family, String source) {
        this.called = called;
        this.family = family;
        this.source = source;
    }

    static Optional<Preset> named(String name) {
        return Arrays.stream(values()).filter(preset -> preset.called.equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values())
                .map(preset -> preset.called)
                .collect(Collectors.joining(", "));
    }

    String family() {
        return family;
    }

    /**
     * @throws IllegalArgumentException if {@code base} is of another family
     */
    DetectorConfig over(DetectorConfig base, SampleShape shape) {
        if (!base.family().equals(family)) {
            throw new UnusableSettingException(
                    "preset " + called + " is for model " + family + ", not " + base.family());
        }
        return base.withModel(model(shape)).withTraining(training(base.training()));
    }

    /**
     * What is as the source has it, and what is not, in a sentence.
     *
     * @param set the keys that the user set himself
     */
    String departures(SampleShape shape, Map<String, Setting> set) {
        List<String> ours = new ArrayList<>();
        Stream.of("training.epochs", "training.batchSize")
                .filter(key -> !set.containsKey(key))
                .forEach(ours::add);
        ours.add("the samples held out");
        if (this == AS_READ) {
            ours.add("biases where no batch norm follows");
            ours.add("which passes running statistics note");
        }
        Setting range = set.get("data.range");
        boolean asStored = range == null || !range.text().equalsIgnoreCase("symmetric");
        if (this == AUTHORS_CODE && !(shape instanceof SampleShape.Row) && asStored) {
            ours.add(
                    "pixels in [0, 1], where the code has [-1, 1]"
                            + " (--set data.range=symmetric changes that)");
        }
        return "preset %s: memory, losses, layers, a constant learning rate of 1e-4 and unsettled running statistics are those of %s; left as Engram has them: %s"
                .formatted(called, source, String.join(", ", ours));
    }

    /** All train with a constant rate, and leave the running statistics where they are. */
    private static TrainingConfig training(TrainingConfig base) {
        return new TrainingConfig(
                base.epochs(),
                base.batchSize(),
                LEARNING_RATE,
                TrainingConfig.Schedule.CONSTANT,
                base.passes(),
                false);
    }

    private ModelConfig model(SampleShape shape) {
        return switch (this) {
            case PAPER -> MemAeConfig.paper(shape);
            case AUTHORS_CODE -> MemAeConfig.authorsCode(shape);
            case AS_READ -> MemGanConfig.asRead(shape);
        };
    }
}
