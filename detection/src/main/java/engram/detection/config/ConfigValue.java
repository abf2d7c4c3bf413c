package engram.detection.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The value of one key: numbers, truth values, words, and constants written in-lower-case. */
final class ConfigValue {
    private ConfigValue() {}

    static JsonNode of(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        } else if (value instanceof Long number) {
            return nodes.numberNode(number);
        } else if (value instanceof Double number) {
            return nodes.numberNode(number);
        } else if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        } else if (value instanceof Enum<?> constant) {
            return nodes.textNode(written(constant));
        } else if (value instanceof String word) {
            return nodes.textNode(word);
        }
        throw new IllegalArgumentException(
                "a configuration cannot hold a " + value.getClass().getName());
    }

    /**
     * @throws IllegalArgumentException if the text is no value of this type; the message says what
     *     is expected
     */
    static Object parse(Class<?> type, Setting setting) {
        String text = setting.text().strip();
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            } else if (type == long.class) {
                return Long.valueOf(text);
            } else if (type == double.class) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            String expected = type == double.class ? "a number" : "a whole number";
            throw setting.refused("expected " + expected + ", not \"" + text + "\"");
        }
        if (type == boolean.class) {
            return truth(text, setting);
        } else if (type.isEnum()) {
            return constant(type, text, setting);
        } else if (type == String.class) {
            return text;
        }
        throw setting.refused("a configuration cannot hold a " + type.getName());
    }

    private static boolean truth(String text, Setting setting) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw setting.refused("expected true or false, not \"" + text + "\"");
        };
    }

    private static Object constant(Class<?> type, String text, Setting setting) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> written(constant).equalsIgnoreCase(text.replace('_', '-')))
                .findFirst()
                .orElseThrow(
                        () ->
                                setting.refused(
                                        "expected one of "
                                                + Arrays.stream(constants)
                                                        .map(ConfigValue::written)
                                                        .collect(Collectors.joining(", "))
                                                + ", not \""
                                                + text
                                                + "\""));
    }

    private static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
