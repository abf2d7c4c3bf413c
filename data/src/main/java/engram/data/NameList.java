package engram.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names in one text, separated by commas, as an option or a settings file has them. A name that
 * holds a comma, a quote or blanks at its ends stands in double quotes, in which a quote is written
 * twice: {@code price,"width, mm"}.
 */
public final class NameList {
    private final String text;
    private final List<String> names = new ArrayList<>();
    private int at;

    private NameList(String text) {
        this.text = text;
    }

    /** The names as one text, from which {@link #split} gives them again. */
    public static String join(Collection<String> names) {
        return names.stream().map(NameList::written).collect(Collectors.joining(","));
    }

    private static String written(String name) {
        boolean plain =
                name.equals(name.strip())
                        && !name.isEmpty()
                        && name.indexOf(',') < 0
                        && name.indexOf('"') < 0;
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The names in a text, without blanks around them; what stands between commas is one. */
    public static List<String> split(String text) {
        NameList list = new NameList(text);
        while (list.at <= text.length()) {
            list.next();
        }
        return List.copyOf(list.names);
    }

    private void next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"' && closingQuote(at) >= 0) {
            int end = closingQuote(at);
            names.add(text.substring(at + 1, end).replace("\"\"", "\""));
            at = comma(end) + 1;
            return;
        }
        int end = comma(at);
        String name = text.substring(at, end).strip();
        if (!name.isEmpty()) {
            names.add(name);
        }
        at = end + 1;
    }

    private int comma(int from) {
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    /**
     * Where the quotes opened at {@code from} end, after which the name must; -1 where they do not,
     * since a name may as well begin with a quote and mean nothing by it.
     */
    private int closingQuote(int from) {
        int end = text.indexOf('"', from + 1);
        while (end >= 0 && text.startsWith("\"\"", end)) {
            end = text.indexOf('"', end + 2);
        }
        boolean last = end >= 0 && text.substring(end + 1, comma(end)).isBlank();
        return last ? end : -1;
    }
}
