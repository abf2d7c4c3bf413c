package engram.tables;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts, quoted so that SQL takes them as they are. */
final class Sql {
    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String text(Object literal) {
        return '\'' + literal.toString().replace("'", "''") + '\'';
    }

    static String texts(Collection<?> literals) {
        return literals.stream().map(Sql::text).collect(Collectors.joining(", "));
    }
}
