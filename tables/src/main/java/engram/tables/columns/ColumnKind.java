package engram.tables.columns;

import java.util.Set;

/** What a column's SQL type lets a detector make of it. */
public enum ColumnKind {
    NUMBER("numbers"),
    TRUTH("truth values"),
    WORDS("words"),
    /** Dates and times. */
    TIMES("dates or times"),
    /** Nested values and the like: a query can turn them into one of the others. */
    OTHER("neither numbers nor words");

    private static final Set<String> WHOLE =
            Set.of(
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT");
    private static final Set<String> FRACTIONAL = Set.of("FLOAT", "DOUBLE", "DECIMAL");

    public final String plural;

    ColumnKind(String plural) {
        this.plural = plural;
    }

    public static ColumnKind of(String type) {
        if (type.endsWith("[]")) {
            return OTHER;
        }
        String plain = type.endsWith(")") ? type.substring(0, type.indexOf('(')) : type;
        if (WHOLE.contains(plain) || FRACTIONAL.contains(plain)) {
            return NUMBER;
        }
        return switch (plain) {
            case "BOOLEAN" -> TRUTH;
            case "VARCHAR", "ENUM", "UUID", "JSON" -> WORDS;
            case "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS",
                    "TIMESTAMP WITH TIME ZONE",
                    "TIME WITH TIME ZONE",
                    "INTERVAL" ->
                    TIMES;
            default -> OTHER;
        };
    }

    public static boolean isWhole(String type) {
        return WHOLE.contains(type);
    }
}
