package engram.detection;

import engram.data.SampleShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user set: a YAML file or the name of a preset, and assignments {@code key=value} over it.
 */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * Reads settings without applying them.
     *
     * @param file a YAML file, or the name of a preset ({@code paper}, {@code authors-code}) unless
     *     a file is called so
     * @param assignments {@code key=value}, applied in order after the file
     * @throws engram.data.UnreadableDataException if the file cannot be read or is not YAML
     * @throws IllegalArgumentException if an assignment is not {@code key=value}
     */
    public static ConfigFile read(Optional<Path> file, List<String> assignments) {
        throw new UnsupportedOperationException(file + " " + assignments);
    }

    /** The same in one step: see {@link #read} and {@link #resolve(String, SampleShape)}. */
    public static DetectorConfig resolve(
            String family, SampleShape shape, Optional<Path> file, List<String> assignments) {
        return read(file, assignments).resolve(family, shape);
    }

    /** The configuration as a YAML file that gives it again. */
    public static String yaml(DetectorConfig config) {
        throw new UnsupportedOperationException(config.toString());
    }

    /** What was set below {@code data.}, without that prefix: how to open the data. */
    public Map<String, String> data() {
        return Map.of();
    }

    /** The model family that was set; empty where none was. */
    public Optional<String> family() {
        return Optional.empty();
    }

    /**
     * The family's standard settings for this shape, overlaid with what was set.
     *
     * @throws IllegalArgumentException if there is no such family, a key is unknown, a value does
     *     not fit, or another family was set
     */
    public DetectorConfig resolve(String family, SampleShape shape) {
        return DetectorConfig.of(family, shape);
    }
}
