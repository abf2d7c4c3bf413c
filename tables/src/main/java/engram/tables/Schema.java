package engram.tables;

import engram.data.UnreadableDataException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a table, in order, with their SQL types. */
record Schema(Map<String, String> types) {

    Schema {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    ColumnKind kind(String column) {
        return ColumnKind.of(types.get(column));
    }

    boolean has(String column) {
        return types.containsKey(column);
    }

    void require(String role, Collection<String> columns, String source) {
        for (String column : columns) {
            if (!has(column)) {
                throw new UnreadableDataException(
                        "%s: there is no %s column %s; there are %s"
                                .formatted(
                                        source, role, column, String.join(", ", types.keySet())));
            }
        }
    }

    /** A cell as a number, NULL where it is none. */
    String number(String column, boolean truth) {
        String name = Sql.name(column);
        if (kind(column) != ColumnKind.WORDS) {
            return "CAST(" + name + " AS DOUBLE)";
        }
        String number = "TRY_CAST(" + name + " AS DOUBLE)";
        return truth
                ? "coalesce(" + number + ", CAST(TRY_CAST(" + name + " AS BOOLEAN) AS DOUBLE))"
                : number;
    }

    /** A cell as text; whole numbers without ".0", so that they read the same in every file. */
    String text(String column) {
        String text = "CAST(" + Sql.name(column) + " AS VARCHAR)";
        boolean fractional =
                kind(column) == ColumnKind.NUMBER && !ColumnKind.isWhole(types.get(column));
        return fractional ? "regexp_replace(" + text + ", '\\.0+$', '')" : text;
    }
}
