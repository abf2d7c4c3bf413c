package engram.tables;

import engram.data.UnreadableDataException;
import engram.tables.columns.ColumnKind;
import engram.tables.database.Sql;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table, in order, with their SQL types.
 *
 * @param nameless those to which the file gives no name
 * @param delimiter between the cells of a text file; 0 for any other
 * @param open whether rows leave out what they do not have, so that a column may be in none
 */
record Schema(Map<String, String> types, Set<String> nameless, char delimiter, boolean open) {

    Schema {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    static Schema of(Map<String, String> types) {
        return new Schema(types, Set.of(), '\0', false);
    }

    ColumnKind kind(String column) {
        return ColumnKind.of(types.get(column));
    }

    boolean has(String column) {
        return types.containsKey(column);
    }

    /** The column's name as it is written here, maybe with other capitals or blanks around it. */
    Optional<String> like(String column) {
        return has(column)
                ? Optional.of(column)
                : types.keySet().stream()
                        .filter(name -> bare(name).equalsIgnoreCase(bare(column)))
                        .findFirst();
    }

    /** Line ends differ from system to system, within a name too. */
    private static String bare(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    void require(String role, Collection<String> columns, String source) {
        for (String column : columns) {
            if (!has(column)) {
                throw new UnreadableDataException(
                        "%s: there is no %s column %s; there are %s"
                                .formatted(source, role, column, Notes.names(types.keySet())));
            }
        }
    }

    /** A quoted name that none of the columns has; to SQL, ROW and row are one. */
    String free(String name) {
        String free = name;
        while (types.keySet().stream().anyMatch(free::equalsIgnoreCase)) {
            free += "_";
        }
        return Sql.name(free);
    }

    /**
     * A cell as text, without blanks around it; whole numbers without ".0", so that they read the
     * same in every file.
     */
    String text(String column) {
        return text(Sql.name(column), types.get(column));
    }

    /** The same of a column of some type that goes by a name in SQL. */
    static String text(String name, String type) {
        if (type.equals("JSON")) {
            return "trim(" + name + "->>'$')";
        }
        if (type.equals("VARCHAR")) {
            return "trim(" + name + ")";
        }
        String text = "CAST(" + name + " AS VARCHAR)";
        boolean fractional = ColumnKind.of(type) == ColumnKind.NUMBER && !ColumnKind.isWhole(type);
        return fractional ? "regexp_replace(" + text + ", '\\.0+$', '')" : text;
    }
}
