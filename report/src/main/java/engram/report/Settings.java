package engram.report;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Nested records as lines of text, such as {@code model.memory.items = 100}. */
final class Settings {
    private Settings() {}

    static List<String> lines(Record settings) {
        List<String> lines = new ArrayList<>();
        add(settings, "", lines);
        return lines;
    }

    private static void add(Record settings, String prefix, List<String> lines) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String name = prefix + component.getName();
            Object value = value(settings, component);
            if (value instanceof Record nested) {
                add(nested, name + ".", lines);
            } else {
                lines.add(name + " = " + value);
            }
        }
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read setting " + component.getName(), e);
        }
    }
}
