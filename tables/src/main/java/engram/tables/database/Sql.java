package engram.tables.database;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts, quoted so that SQL takes them as they are. */
public final class Sql {
    private Sql() {}

    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    public static String text(Object literal) {
        return '\'' + literal.toString().replace("'", "''") + '\'';
    }

    public static String texts(Collection<?> literals) {
        return literals.stream().map(Sql::text).collect(Collectors.joining(", "));
    }
}
