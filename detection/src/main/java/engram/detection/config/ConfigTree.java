package engram.detection.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.model.ModelConfig;
import engram.models.Catalogue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a configuration as a tree of keys: one inner node per record, one leaf per number,
 * truth value, word or constant. Knows no model; a new one's settings become keys by themselves.
 */
public final class ConfigTree {
    private static final String MODEL = "model.";

    private final Class<? extends ModelConfig> model;
    private final Map<String, Class<?>> leaves = new LinkedHashMap<>();

    /** The keys of a family's configuration. */
    ConfigTree(String family) {
        model = Catalogue.family(family).configType();
        addLeaves(DetectorConfig.class, "");
    }

    private void addLeaves(Class<?> record, String prefix) {
        for (RecordComponent component : record.getRecordComponents()) {
            Class<?> type = typeOf(component);
            String key = prefix + component.getName();
            if (type.isRecord()) {
                addLeaves(type, key + ".");
            } else {
                leaves.put(key, type);
            }
        }
    }

    private Class<?> typeOf(RecordComponent component) {
        return component.getType() == ModelConfig.class ? model : component.getType();
    }

    /** All keys with the types of their values, in the order of the records. */
    Map<String, Class<?>> leaves() {
        return leaves;
    }

    /** The settings as a tree, for JSON and YAML. */
    public static ObjectNode of(Record record) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(component, record);
            if (value instanceof Record inner) {
                node.set(component.getName(), of(inner));
            } else {
                node.set(component.getName(), ConfigValue.of(value));
            }
        }
        return node;
    }

    /**
     * The configuration that {@link #of} made a tree of. What an older tree lacks was not there to
     * be set: of a model's settings, which decide what a sample scores, such a one is 0, false or
     * the first of its constants, by which each of them means "as before"; others have their
     * standard value.
     *
     * @param shape of the samples that it is for
     * @throws IllegalArgumentException if it is no configuration's tree
     */
    public static DetectorConfig config(JsonNode tree, SampleShape shape) {
        String family = tree.path("family").asText();
        Map<String, Setting> settings = new LinkedHashMap<>();
        flatten(tree).forEach((key, text) -> settings.put(key, new Setting(key, text, "config: ")));
        ConfigTree keys = new ConfigTree(family);
        keys.leaves.forEach(
                (key, type) -> {
                    if (key.startsWith(MODEL)) {
                        settings.computeIfAbsent(
                                key, absent -> new Setting(absent, asBefore(type), "config: "));
                    }
                });
        return keys.overlay(DetectorConfig.of(family, shape), settings);
    }

    /** What a model's setting was before it was there to be set; empty for other keys. */
    public static Optional<String> before(String family, String key) {
        return Optional.ofNullable(new ConfigTree(family).leaves.get(key))
                .filter(type -> key.startsWith(MODEL))
                .map(ConfigTree::asBefore);
    }

    private static String asBefore(Class<?> type) {
        if (type.isEnum()) {
            return ConfigValue.of(type.getEnumConstants()[0]).asText();
        }
        return type == boolean.class ? "false" : "0";
    }

    /** The leaves of a tree as text by dotted key. */
    public static Map<String, String> flatten(JsonNode tree) {
        Map<String, String> leaves = new LinkedHashMap<>();
        flatten(tree, "", leaves);
        return leaves;
    }

    /**
     * The model's settings that are not its family's for samples of this shape, each with what that
     * would be: those that somebody chose, or that were made for samples of another kind.
     */
    public static List<String> unusual(DetectorConfig config, SampleShape shape) {
        Map<String, String> usual = flatten(of(DetectorConfig.of(config.family(), shape)));
        List<String> found = new ArrayList<>();
        flatten(of(config))
                .forEach(
                        (key, text) -> {
                            if (key.startsWith(MODEL) && !text.equals(usual.get(key))) {
                                found.add("%s %s (%s)".formatted(key, text, usual.get(key)));
                            }
                        });
        return found;
    }

    private static void flatten(JsonNode tree, String prefix, Map<String, String> into) {
        tree.properties()
                .forEach(
                        entry -> {
                            String key = prefix + entry.getKey();
                            if (entry.getValue().isObject()) {
                                flatten(entry.getValue(), key + ".", into);
                            } else {
                                into.put(key, entry.getValue().asText());
                            }
                        });
    }

    /**
     * The configuration {@code base} with some leaves set.
     *
     * @throws IllegalArgumentException if a key is unknown or a value does not fit
     */
    DetectorConfig overlay(DetectorConfig base, Map<String, Setting> settings) {
        for (Setting setting : settings.values()) {
            if (!leaves.containsKey(setting.key())) {
                throw setting.refused(UnknownKey.explain(setting.key(), leaves.keySet()));
            }
        }
        Map<String, String> texts = flatten(of(base));
        settings.forEach((key, setting) -> texts.put(key, setting.text()));
        return (DetectorConfig) bind(DetectorConfig.class, "", texts, settings);
    }

    private Object bind(
            Class<?> record,
            String prefix,
            Map<String, String> texts,
            Map<String, Setting> settings) {
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Class<?> type = typeOf(components[i]);
            String key = prefix + components[i].getName();
            if (type.isRecord()) {
                values[i] = bind(type, key + ".", texts, settings);
            } else {
                Setting setting = settings.getOrDefault(key, new Setting(key, texts.get(key), ""));
                values[i] = ConfigValue.parse(type, setting);
            }
        }
        try {
            return construct(record, components, values);
        } catch (IllegalArgumentException e) {
            throw blame(e, prefix, settings);
        }
    }

    /** Points at the setting that made a record refuse, where there is one. */
    private static UnusableSettingException blame(
            IllegalArgumentException refusal, String prefix, Map<String, Setting> settings) {
        String message = String.valueOf(refusal.getMessage());
        return settings.values().stream()
                .filter(setting -> setting.key().startsWith(prefix))
                .min(
                        (a, b) ->
                                Boolean.compare(
                                        !message.contains(lastName(a)),
                                        !message.contains(lastName(b))))
                .map(setting -> setting.refusedByRecord(message))
                .orElseGet(() -> new UnusableSettingException(message));
    }

    private static String lastName(Setting setting) {
        return setting.key().substring(setting.key().lastIndexOf('.') + 1);
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Object construct(
            Class<?> record, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = record.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("cannot make a " + record, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + record, e);
        }
    }
}
