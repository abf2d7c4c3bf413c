package engram.tables.database;

import engram.data.encodings.Measure;
import engram.data.encodings.NumberSpelling;
import java.util.stream.Collectors;

/** What {@link Measure} reads in Java, in SQL. */
public final class MeasureSql {
    private MeasureSql() {}

    /** The number that text with or without a unit stands for; NULL where it stands for none. */
    public static String of(String text, Measure measure, NumberSpelling spelling) {
        if (measure == Measure.SHARE) {
            return "(%s / if(regexp_matches(%s, %s), 100, 1))"
                    .formatted(
                            NumberSql.of(text, spelling), text, Sql.text(Measure.SIGN_OF_SHARES));
        }
        String piece = Sql.text(measure.piece());
        String pieces =
                "list_zip(regexp_extract_all(x, %1$s, 1), regexp_extract_all(x, %1$s, 2))"
                        .formatted(piece);
        String sum =
                "coalesce(list_sum(list_transform(%s, lambda z: %s * %s)), 0)"
                        .formatted(pieces, NumberSql.of("z[1]", spelling), factor(measure));
        return """
                list_transform([lower(trim(%1$s))], lambda x: CASE WHEN regexp_full_match(x, %2$s)
                THEN if(regexp_matches(x, '^[-\u2212]'), -1, 1) * (%3$s%4$s) ELSE %5$s END)[1]"""
                .formatted(
                        text,
                        Sql.text(measure.whole()),
                        sum,
                        measure == Measure.TIME ? " + " + clock() : "",
                        NumberSql.of("x", spelling));
    }

    private static String factor(Measure measure) {
        return measure.units().entrySet().stream()
                .map(unit -> " WHEN " + Sql.text(unit.getKey()) + " THEN " + unit.getValue())
                .collect(Collectors.joining("", "CASE z[2]", " END"));
    }

    private static String clock() {
        String parts = "regexp_extract(x, " + Sql.text(Measure.CLOCK) + ", %d)";
        String days = "TRY_CAST(" + parts.formatted(1) + " AS DOUBLE)";
        String first = "TRY_CAST(" + parts.formatted(2) + " AS DOUBLE)";
        String second = "TRY_CAST(" + parts.formatted(3) + " AS DOUBLE)";
        String third = "TRY_CAST(replace(" + parts.formatted(4) + ", ',', '.') AS DOUBLE)";
        return """
                coalesce(coalesce(86400 * %1$s, 0) + 3600 * %2$s + 60 * %3$s + %4$s,
                86400 * %1$s + 3600 * %2$s + 60 * %3$s, 60 * %2$s + %3$s, 0)"""
                .formatted(days, first, second, third);
    }
}
