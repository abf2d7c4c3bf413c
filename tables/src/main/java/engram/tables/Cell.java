package engram.tables;

import engram.data.encodings.NumberText;
import engram.tables.database.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A cell of one column, in SQL, without what the user says means missing.
 *
 * @param name of the column, in SQL
 * @param type of the column
 */
record Cell(String name, String type, Collection<String> missing) {

    static Cell of(Schema schema, String column, Collection<String> missing) {
        return new Cell(Sql.name(column), schema.types().get(column), missing);
    }

    /** As text or as a number; NULL where it is missing. */
    String plain(boolean text) {
        String cell = text ? text() : "CAST(" + name + " AS DOUBLE)";
        String isMissing = text ? isMarked(cell) : isMarkedNumber(cell);
        return isMissing.isEmpty() ? cell : "CASE WHEN NOT " + isMissing + " THEN " + cell + " END";
    }

    /** As text, NULL where it is empty. */
    private String text() {
        return "nullif(" + Schema.text(name, type) + ", '')";
    }

    private String isMarked(String text) {
        if (missing.isEmpty()) {
            return "";
        }
        String marked = "lower(trim(" + text + ")) IN (" + Sql.texts(lowered(missing)) + ")";
        String number = isMarkedNumber("TRY_CAST(replace(" + text + ", ',', '.') AS DOUBLE)");
        return number.isEmpty() ? marked : "(" + marked + " OR " + number + ")";
    }

    private String isMarkedNumber(String number) {
        String marks = numbers(missing);
        return marks.isEmpty() ? "" : "coalesce(" + number + " IN (" + marks + "), false)";
    }

    /** Those of some marks that are numbers, such as -999, in SQL; empty where none is. */
    static String numbers(Collection<String> marks) {
        return marks.stream()
                .map(String::strip)
                .filter(mark -> mark.matches(NumberText.PLAIN))
                .map(mark -> mark + "::DOUBLE")
                .collect(Collectors.joining(", "));
    }

    static List<String> lowered(Collection<String> words) {
        return words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
