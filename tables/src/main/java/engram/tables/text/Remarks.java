package engram.tables.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines that start with #, and rules drawn of dashes, which are no part of a table. */
public final class Remarks {
    static final String SIGN = "#";
    private static final Pattern EMPTY = Pattern.compile("\\A(?:[ \\t]*\\r?\\n)+");

    /** What psql, MySQL and others draw below the names. */
    private static final Pattern RULE = Pattern.compile("[-+|:= \\t]*[-=]{2}[-+|:= \\t]*");

    private Remarks() {}

    static boolean isRule(String line) {
        return RULE.matcher(line.strip()).matches();
    }

    /**
     * What a text begins with of them, line ends included; a last one that names as many columns as
     * the line below has is a header.
     */
    static String before(String text) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < text.length() && text.startsWith(SIGN, at)) {
            starts.add(at);
            at = next(text, at);
        }
        boolean named =
                !starts.isEmpty()
                        && cells(text, starts.get(starts.size() - 1)) == cells(text, at)
                        && cells(text, at) > 1;
        return text.substring(0, named ? starts.get(starts.size() - 1) : at);
    }

    /** The text below them and below empty lines. */
    public static String without(String text) {
        String below = EMPTY.matcher(text).replaceFirst("");
        return below.substring(before(below).length());
    }

    /** The text without those of them that come after its first row. */
    static String withoutLater(String text) {
        StringBuilder kept = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        int at = 0;
        while (at < text.length()) {
            String line = text.substring(at, next(text, at));
            boolean remark = !quoted && line.startsWith(SIGN);
            boolean rule = !quoted && isRule(line);
            if (!rule && (!remark || !begun)) {
                begun |= !remark && !line.isBlank();
                quoted ^= Rewriting.turnsQuotes(line);
                kept.append(line);
            }
            at += line.length();
        }
        return kept.toString();
    }

    private static int next(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        boolean two = text.startsWith("\r\n", end);
        return Math.min(text.length(), end + (two ? 2 : 1));
    }

    /** By whichever usual delimiter there is most of. */
    private static int cells(String text, int at) {
        String line = text.substring(at, next(text, at)).strip();
        int most = 1;
        for (String delimiter : List.of("\t", ";", "|", ",")) {
            most = Math.max(most, line.split(Pattern.quote(delimiter), -1).length);
        }
        return most;
    }
}
