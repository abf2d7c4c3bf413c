package engram.tables;

import engram.data.encodings.NumberText;
import engram.tables.database.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

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
        return missing.isEmpty()
                ? ""
                : "lower(trim(" + text + ")) IN (" + Sql.texts(lowered(missing)) + ")";
    }

    /** Such as -999. */
    private String isMarkedNumber(String number) {
        List<String> marks =
                missing.stream()
                        .map(String::strip)
                        .filter(mark -> mark.matches(NumberText.PLAIN))
                        .map(mark -> mark + "::DOUBLE")
                        .toList();
        return marks.isEmpty()
                ? ""
                : "coalesce(" + number + " IN (" + String.join(", ", marks) + "), false)";
    }

    static List<String> lowered(Collection<String> words) {
        return words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
