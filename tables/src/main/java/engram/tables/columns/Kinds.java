package engram.tables.columns;

import engram.data.encodings.NumberSpelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What columns of text are taken for, by all of their cells. */
public final class Kinds {
    private Kinds() {}

    /** One column's kind, and how it spells numbers where it holds these. */
    public record Kind(ColumnKind kind, NumberSpelling spelling) {}

    public static Map<String, Kind> of(Map<String, TextProfile> profiles, char delimiter) {
        NumberSpelling table = table(profiles.values(), delimiter);
        Map<String, Kind> kinds = new LinkedHashMap<>();
        profiles.forEach(
                (column, profile) ->
                        kinds.put(column, new Kind(kind(profile), profile.spelling(table))));
        return kinds;
    }

    private static ColumnKind kind(TextProfile profile) {
        if (profile.isTimes()) {
            return ColumnKind.TIMES;
        }
        if (profile.isTruth()) {
            return ColumnKind.TRUTH;
        }
        return profile.isNumbers() ? ColumnKind.NUMBER : ColumnKind.WORDS;
    }

    /** One hand writes a table: what is certain in one column holds in the others. */
    private static NumberSpelling table(Collection<TextProfile> profiles, char delimiter) {
        boolean comma = profiles.stream().anyMatch(p -> p.isNumbers() && p.saysComma());
        boolean point = profiles.stream().anyMatch(p -> p.isNumbers() && p.saysPoint());
        if (comma != point) {
            return comma ? NumberSpelling.COMMA : NumberSpelling.POINT;
        }
        return effective(null, delimiter);
    }

    /** A semicolon between cells leaves the comma to numbers. */
    public static NumberSpelling effective(NumberSpelling spelling, char delimiter) {
        if (spelling != null) {
            return spelling;
        }
        return delimiter == ';' ? NumberSpelling.EITHER : NumberSpelling.POINT;
    }
}
