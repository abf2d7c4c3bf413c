package engram.tables.database;

import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberText;
import java.util.List;

/** What {@link NumberText} reads in Java, in SQL: for statistics of columns, which stay there. */
public final class NumberSql {
    private static final String BODY = "engram_body";
    private static final String DRESSED =
            ("CREATE MACRO engram_dressed(x) AS regexp_extract(x, %s,"
                            + " ['before', 'body', 'exponent', 'behind'])")
                    .formatted(Sql.text("^" + NumberText.DRESSED + "$"));

    /** Digits and marks with a decimal point and no other mark, or NULL. */
    private static final String PLAIN =
            """
            CREATE MACRO %s(x, commas, points) AS CASE
            WHEN regexp_full_match(x, %s) THEN replace(regexp_replace(x, '[^0-9.,]', '', 'g'), ',', '.')
            WHEN regexp_full_match(x, %s) THEN replace(x, ',', '')
            WHEN regexp_full_match(x, %s) THEN replace(replace(x, '.', ''), ',', '.')
            WHEN regexp_full_match(x, %s) THEN CASE
                WHEN if(contains(x, ','), commas, points) THEN regexp_replace(x, '[.,]', '')
                ELSE replace(x, ',', '.') END
            WHEN regexp_full_match(x, %s) THEN replace(x, ',', '.') END
            """
                    .formatted(
                            BODY,
                            Sql.text(NumberText.SPACED),
                            Sql.text(NumberText.COMMAS),
                            Sql.text(NumberText.POINTS),
                            Sql.text(NumberText.DOUBTFUL),
                            Sql.text(NumberText.DECIMAL));

    /** Bytes are as many as letters where all are of ASCII, which is quickly seen. */
    private static final String LATIN =
            "CREATE MACRO engram_latin(x) AS CASE WHEN strlen(x) = length(x) THEN x ELSE translate(x, %s, %s) END"
                    .formatted(Sql.text(NumberText.OTHERS), Sql.text(NumberText.LATIN));

    private static final String INFINITE =
            """
            CREATE MACRO engram_infinite(x) AS CASE
            WHEN regexp_full_match(lower(trim(x)), %s)
            THEN if(starts_with(trim(x), '-'), '-inf'::DOUBLE, 'inf'::DOUBLE) END
            """
                    .formatted(Sql.text(NumberText.INFINITE));

    private static final String NUMBER =
            """
            CREATE MACRO engram_number(x, commas, points) AS coalesce(
            TRY_CAST(%s AS DOUBLE),
            engram_infinite(x))
            """
                    .formatted(
                            undressed(
                                    "engram_latin(x)",
                                    """
                                    CASE WHEN d.before IN (%s) OR d.behind = '-' THEN '-' ELSE '' END
                                    || engram_body(d.body, commas, points) || d.exponent"""
                                            .formatted(
                                                    Sql.texts(
                                                            NumberText.NEGATIVE.stream()
                                                                    .sorted()
                                                                    .toList()))));

    private NumberSql() {}

    /** What the expressions below need to be there. */
    static List<String> macros() {
        return List.of(LATIN, DRESSED, PLAIN, INFINITE, NUMBER);
    }

    /** Text with the digits of other scripts as ASCII has them. */
    public static String latin(String text) {
        return "engram_latin(" + text + ")";
    }

    /** The number that text stands for; NULL where it stands for none. */
    public static String of(String text, NumberSpelling spelling) {
        return of(text, "TRY_CAST(" + text + " AS DOUBLE)", spelling);
    }

    /**
     * The same where DuckDB has cast the text before.
     *
     * @param cast what came of it
     */
    public static String of(String text, String cast, NumberSpelling spelling) {
        boolean commas = spelling == NumberSpelling.POINT;
        boolean points = spelling == NumberSpelling.COMMA;
        String careful = "engram_number(%s, %s, %s)".formatted(text, commas, points);
        // What DuckDB casts is the rule; only points between thousands would be taken for decimal.
        String quick =
                points ? "CASE WHEN NOT contains(%s, '.') THEN %s END".formatted(text, cast) : cast;
        return "coalesce(" + quick + ", " + careful + ")";
    }

    /**
     * What an expression makes of text once it is taken apart, in fields of d: {@code before, body,
     * exponent, behind}. A list of one, since a macro would take it apart for each use of a field.
     */
    public static String undressed(String text, String expression) {
        return "list_transform([engram_dressed(%s)], lambda d: %s)[1]".formatted(text, expression);
    }

    /** Whether text means that a number is missing. */
    public static String isMissing(String text) {
        return "lower(trim(%s)) IN (%s)"
                .formatted(text, Sql.texts(NumberText.MISSING.stream().sorted().toList()));
    }
}
