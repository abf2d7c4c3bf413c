package engram.detection.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user set: a YAML file or the name of a preset, and assignments {@code key=value} over it.
 * The keys are the components of {@link DetectorConfig} and its records, dotted: {@code
 * training.epochs}, {@code model.memory.items}. Constants are written {@code scaled-cosine} or
 * {@code SCALED_COSINE}.
 */
public final class ConfigFile {
    private static final String DATA = "data.";
    private static final String FAMILY = "family";

    private final Optional<Preset> preset;
    private final Map<String, Setting> settings;

    private ConfigFile(Optional<Preset> preset, Map<String, Setting> settings) {
        this.preset = preset;
        this.settings = settings;
    }

    /**
     * Reads settings without applying them.
     *
     * @param file a YAML file, or the name of a preset ({@code paper}, {@code authors-code}) unless
     *     a file is called so
     * @param assignments {@code key=value}, applied in order after the file
     * @throws UnreadableDataException if the file cannot be read or is not YAML
     * @throws IllegalArgumentException if an assignment is not {@code key=value}
     */
    public static ConfigFile read(Optional<Path> file, List<String> assignments) {
        Optional<Path> missing = file.filter(Files::notExists);
        Optional<Preset> preset = missing.flatMap(path -> Preset.named(path.toString()));
        if (missing.isPresent() && preset.isEmpty()) {
            throw new UnreadableDataException(
                    missing.get(), "no such file, nor a preset; presets are " + Preset.names());
        }
        Map<String, Setting> settings = new LinkedHashMap<>();
        file.filter(Files::exists).map(YamlSettings::read).ifPresent(settings::putAll);
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UnusableSettingException(
                        "expected key=value, such as training.epochs=20, not \""
                                + assignment
                                + "\"");
            }
            String key = assignment.substring(0, equals).strip();
            settings.put(key, new Setting(key, assignment.substring(equals + 1), ""));
        }
        return new ConfigFile(preset, settings);
    }

    /**
     * Settings that are part of the program.
     *
     * @param name what to call the text in messages
     * @throws UnreadableDataException if it is not YAML
     */
    public static ConfigFile parse(String name, String yaml) {
        return new ConfigFile(Optional.empty(), YamlSettings.parse(name, yaml));
    }

    /** The same in one step: see {@link #read} and {@link #resolve(String, SampleShape)}. */
    public static DetectorConfig resolve(
            String family, SampleShape shape, Optional<Path> file, List<String> assignments) {
        return read(file, assignments).resolve(family, shape);
    }

    /** The configuration as a tree of plain values, for JSON. */
    public static Map<String, Object> tree(DetectorConfig config) {
        return new ObjectMapper()
                .convertValue(ConfigTree.of(config), new TypeReference<Map<String, Object>>() {});
    }

    /** The configuration as a YAML file that gives it again. */
    public static String yaml(DetectorConfig config) {
        YAMLMapper mapper =
                YAMLMapper.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .build();
        try {
            return mapper.writeValueAsString(ConfigTree.of(config));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration is a tree of plain values", e);
        }
    }

    /** All that was set, as text by dotted key. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach((key, setting) -> all.put(key, setting.text()));
        return all;
    }

    /** What was set below {@code data.}, without that prefix: how to open the data. */
    public Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        settings.forEach(
                (key, setting) -> {
                    if (key.startsWith(DATA)) {
                        data.put(key.substring(DATA.length()), setting.text());
                    }
                });
        return data;
    }

    /** The model family that was set, or that the preset is for; empty where neither was. */
    public Optional<String> family() {
        return Optional.ofNullable(settings.get(FAMILY))
                .map(Setting::text)
                .or(() -> preset.map(Preset::family));
    }

    /**
     * What a preset has as its source has it, and what it leaves, in a sentence; empty where no
     * preset was named.
     */
    public Optional<String> departures(SampleShape shape) {
        return preset.map(one -> one.departures(shape, settings));
    }

    /**
     * The family's standard settings for this shape, overlaid with what was set.
     *
     * @throws IllegalArgumentException if there is no such family, a key is unknown, a value does
     *     not fit, or another family was set
     */
    public DetectorConfig resolve(String family, SampleShape shape) {
        Setting other = settings.get(FAMILY);
        if (other != null && !other.text().equals(family)) {
            throw other.refused(other.text() + " contradicts the model asked for, " + family);
        }
        DetectorConfig standard = DetectorConfig.of(family, shape);
        return over(preset.map(one -> one.over(standard, shape)).orElse(standard));
    }

    /**
     * The same where samples have not been looked at yet.
     *
     * @param outline about what they will look like: so far settings are checked at once
     */
    public Recipe recipe(String family, SampleShape outline) {
        return Recipe.of(resolve(family, outline), shape -> resolve(family, shape));
    }

    /**
     * A configuration, overlaid with what was set; a preset plays no part.
     *
     * @throws IllegalArgumentException if a key is unknown or a value does not fit
     */
    public DetectorConfig over(DetectorConfig base) {
        Map<String, Setting> own = new LinkedHashMap<>(settings);
        own.keySet().removeIf(key -> key.startsWith(DATA));
        return new ConfigTree(base.family()).overlay(base, own);
    }
}
