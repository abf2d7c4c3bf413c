package engram.detection.config;

import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.memae.MemAeConfig;
import engram.memgan.MemGanConfig;
import engram.model.ModelConfig;
import engram.training.TrainingConfig;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Settings known by a name. */
enum Preset {
    PAPER("paper", "memae"),
    AUTHORS_CODE("authors-code", "memae"),
    AS_READ("as-read", "memgan");

    private static final double LEARNING_RATE = 1e-4;

    private final String called;
    private final String family;

    Preset(String called, String family) {
        this.called = called;
        this.family = family;
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
