package engram.experiments.grid;

import engram.data.SampleShape;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A detector with the settings it takes part with.
 *
 * @param name what its results are filed under, such as "memae" or "memae-without-entropy"
 * @param settings what differs from the family's defaults, by dotted key, {@code family} included
 */
public record Method(String name, Map<String, String> settings) {
    private static final String FAMILY = "family";

    private static final Set<String> PRETRAINED =
            Set.of(
                    "feature-memory",
                    "patchcore",
                    "padim",
                    "picture-statistics",
                    "memae-features",
                    "ae-features",
                    "frame-memory");

    /** They train a network for each fold, and one more. */
    private static final Set<String> LEARNED_FROM_PATCHES = Set.of("memae-features", "ae-features");

    public Method {
        settings = Map.copyOf(settings);
    }

    /** The file that comes with the program for this method on a data set or in a protocol. */
    public static Optional<Method> onFile(String of, String name) {
        String file = "/engram/experiments/" + of + "/" + name + ".yaml";
        try (InputStream in = Method.class.getResourceAsStream(file)) {
            if (in == null) {
                return Optional.empty();
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new Method(name, ConfigFile.parse(file, yaml).all()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A family with its defaults. */
    public static Method standard(String family) {
        return new Method(family, Map.of(FAMILY, family));
    }

    public String family() {
        return settings.getOrDefault(FAMILY, name);
    }

    /** Whether it looks through a network that learned from photographs of everything. */
    public boolean looksThroughPretrained() {
        return PRETRAINED.contains(family());
    }

    /** How it would have the data read: settings below {@code data.}, without that prefix. */
    public Map<String, String> reading() {
        List<String> assignments =
                settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        return ConfigFile.read(Optional.empty(), assignments).data();
    }

    /** The same, for a first look: networks see their samples twice or once. */
    public Method brief() {
        return with(
                LEARNED_FROM_PATCHES.contains(family())
                        ? Map.of(
                                "model.epochs", "1", "model.folds", "2", "model.candidates", "2000")
                        : Map.of("training.epochs", "2"));
    }

    /** The same with some settings changed. */
    public Method with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.putAll(changes);
        return new Method(name, changed);
    }

    /**
     * The settings in full. Nothing is held out for calibration, unless the settings say otherwise:
     * protocols judge scores, not verdicts.
     *
     * @param heldOut for validation, as a share of the normal samples
     */
    public DetectorConfig resolve(SampleShape shape, double heldOut, Execution execution) {
        List<String> assignments =
                settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        DetectorConfig standard = DetectorConfig.of(family(), shape);
        DetectorConfig scored =
                new DetectorConfig(
                        family(),
                        standard.model(),
                        standard.training(),
                        new Holdout(heldOut, 0),
                        standard.falseAlarmRate(),
                        execution);
        return ConfigFile.read(Optional.empty(), assignments).over(scored);
    }
}
