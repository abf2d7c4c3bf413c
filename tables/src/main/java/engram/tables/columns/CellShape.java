package engram.tables.columns;

import engram.data.encodings.NumberText;
import engram.tables.database.NumberSql;
import engram.tables.database.Sql;
import java.util.EnumSet;
import java.util.Set;

/** What a cell of text looks like. */
public enum CellShape {
    MISSING,
    /** Up to three digits. */
    WHOLE,
    /** More digits, and no mark between them. */
    LONG,
    /** Digits that begin with a zero, as codes do. */
    ZERO_LED,
    POINT,
    COMMA,
    /** {@code 1.234}: a decimal point, or one between thousands. */
    POINT_IN_DOUBT,
    COMMA_IN_DOUBT,
    /** {@code 1,234.5}. */
    POINT_AND_THOUSANDS,
    /** {@code 1.234,5}. */
    COMMA_AND_THOUSANDS,
    INFINITE,
    TRUTH,
    TIME,
    WORD;

    /** Those that are numbers. */
    static final Set<CellShape> NUMBERS = EnumSet.range(WHOLE, INFINITE);

    /** The {@link #sql} of a cell's shape. */
    public static String of(String written) {
        String text = NumberSql.latin(written);
        return new Cases()
                .when(NumberSql.isMissing(text), MISSING)
                .when(match(text, "[-+]?0[0-9]+"), ZERO_LED)
                .when(match(text, "[-+]?[0-9]{1,3}"), WHOLE)
                .when(match(text, "[-+]?[0-9]+"), LONG)
                .when(
                        match(text, "[-+]?" + NumberText.DOUBTFUL.replace("[.,]", "\\.")),
                        POINT_IN_DOUBT)
                .when(match(text, NumberText.PLAIN) + " AND contains(" + text + ", '.')", POINT)
                .when(match(text, NumberText.PLAIN), WHOLE)
                .when("lower(trim(" + text + ")) IN ('true', 'false', 't', 'f')", TRUTH)
                .when(match("trim(" + text + ")", TimeText.PATTERN), TIME)
                .when("engram_infinite(" + text + ") IS NOT NULL", INFINITE)
                .otherwise(NumberSql.undressed(text, ofBody("d.body")));
    }

    /** Of what is written with blanks, signs, or marks between digits. */
    private static String ofBody(String body) {
        return new Cases()
                .when("coalesce(" + body + ", '') = ''", WORD)
                .when("engram_body(" + body + ", true, true) IS NULL", WORD)
                .when(match(body, NumberText.COMMAS), POINT_AND_THOUSANDS)
                .when(match(body, NumberText.POINTS), COMMA_AND_THOUSANDS)
                .when(
                        match(body, NumberText.DOUBTFUL) + " AND contains(" + body + ", ',')",
                        COMMA_IN_DOUBT)
                .when(match(body, NumberText.DOUBTFUL), POINT_IN_DOUBT)
                .when("contains(" + body + ", ',')", COMMA)
                .when("contains(" + body + ", '.')", POINT)
                .when(match(body, "[0-9]{4,}"), LONG)
                .otherwise(WHOLE.sql());
    }

    /** Its name as a text in SQL. */
    public String sql() {
        return Sql.text(name());
    }

    private static String match(String text, String pattern) {
        return "regexp_full_match(" + text + ", " + Sql.text(pattern) + ")";
    }

    /** A CASE in SQL. */
    private static final class Cases {
        private final StringBuilder sql = new StringBuilder("CASE");

        Cases when(String condition, CellShape shape) {
            sql.append(" WHEN ").append(condition).append(" THEN ").append(shape.sql());
            return this;
        }

        String otherwise(String shape) {
            return sql.append(" ELSE ").append(shape).append(" END").toString();
        }
    }
}
