package engram.tables.columns;

import engram.data.encodings.Measure;
import engram.data.encodings.NumberText;
import engram.data.encodings.NumberWriting;
import engram.tables.database.NumberSql;
import engram.tables.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns of text in which a unit stands beside each number: {@code 20.4 °C}, {@code 17 ms}, {@code
 * CHF 12.50}. Without it they are numbers as any other.
 */
public final class UnitSearch {
    /** Of most scripts, in few ranges: by its name, RE2 takes hundreds of them for a class. */
    private static final String LETTER =
            "A-Za-z\u00b5\u00c0-\u024f\u0370-\u04ff\u0590-\u06ff\u0e00-\u0e7f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u00b0\u2103\u2109\u2030";

    private static final int LONGEST = 12;
    private static final String BEHIND =
            "[%1$s][%1$s0-9/.*^%%\u00b2\u00b3\u00b7\u207b\u00b9]*".formatted(LETTER);

    /** Only these, as other letters before digits are names of things. */
    private static final String BEFORE =
            "CHF|EUR|USD|GBP|JPY|SEK|NOK|DKK|PLN|CZK|HUF|CNY|INR|AUD|CAD|NZD|BRL|RUB|TRY|ZAR|KRW"
                    + "|SGD|HKD|MXN|Fr\\.?|Rs\\.?|kr\\.?|z\u0142|K\u010d|S/|[A-Z]{1,3}\\$";

    private static final String DIGITS =
            "[%s]?[0-9.,](?:[0-9.,'\u2019 \u00a0\u2007\u2009\u202f]*[0-9.,])?\\)?"
                    .formatted(NumberText.SIGNS);
    private static final String WITH_UNIT =
            "^(?:[-\u2212\u2013(]?%2$s*(%1$s)%2$s*%3$s|%3$s%2$s*(%4$s)\\)?)$"
                    .formatted(BEFORE, NumberText.BLANK, DIGITS, BEHIND);
    private static final double NEARLY_ALL = 0.9;
    private static final int FEW_UNITS = 4;
    private static final int MOST_UNITS = 24;

    private final TrainingCells table;

    public UnitSearch(TrainingCells table) {
        this.table = table;
    }

    /**
     * What stands beside the numbers of a column.
     *
     * @param lasting how many cells are lengths of time, in one unit or several
     * @param different how many different units
     * @param units the first of them, in the order of the alphabet
     */
    public record Found(
            long present, long measured, long lasting, long different, List<String> units) {
        public Found {
            units = List.copyOf(units);
        }

        public String first() {
            return units.get(0);
        }

        public String last() {
            return units.get(units.size() - 1);
        }

        public boolean isOne() {
            return different == 1 && mostly();
        }

        /** Whether numbers cannot be compared. */
        public boolean areSeveral() {
            return different > 1 && different <= FEW_UNITS && mostly();
        }

        /** What its units are of, or its pieces of time. */
        public Optional<Measure> measure() {
            Optional<Measure> common =
                    different <= units.size() ? Measure.of(units) : Optional.empty();
            return lasting >= NEARLY_ALL * present && !common.equals(Optional.of(Measure.BALANCE))
                    ? Optional.of(Measure.TIME)
                    : common.filter(m -> different > 0);
        }

        private boolean mostly() {
            return measured >= NEARLY_ALL * present;
        }
    }

    public Map<String, Found> of(List<String> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        String found =
                "list_transform([regexp_extract(v, %s, ['before', 'behind'])], lambda u: CASE WHEN length(u.before || u.behind) <= %d THEN u.before || u.behind END)[1]"
                        .formatted(Sql.text(WITH_UNIT), LONGEST);
        String cells =
                "v, CASE WHEN NOT %1$s THEN nullif(%2$s, '') END AS unit, %1$s AS none, regexp_full_match(lower(v), %3$s) AS lasts"
                        .formatted(NumberSql.isMissing("v"), found, Sql.text(Measure.TIME.whole()));
        return new LongForm(table)
                .of(
                        places,
                        new LongForm.Aggregate<>(
                                NumberSql.latin("v"),
                                cells,
                                "count_if(NOT none), count(unit), count_if(lasts), count(DISTINCT unit), array_to_string(list_slice(list_sort(list(DISTINCT unit)), 1, %d), chr(10))"
                                        .formatted(MOST_UNITS),
                                row ->
                                        new Found(
                                                row.getLong(2),
                                                row.getLong(3),
                                                row.getLong(4),
                                                row.getLong(5),
                                                units(row.getString(6)))));
    }

    private static List<String> units(String lines) {
        return lines == null ? List.of() : lines.lines().toList();
    }

    /** A cell without its unit, in SQL: what {@link NumberWriting} takes off in Java. */
    public static String without(String unit, String cell) {
        return """
                CASE WHEN ends_with(%1$s, %2$s) THEN trim(left(%1$s, length(%1$s) - length(%2$s)))
                WHEN ends_with(%1$s, %2$s || ')') THEN trim(left(%1$s, length(%1$s) - length(%2$s) - 1)) || ')'
                WHEN starts_with(%1$s, %2$s) THEN trim(substr(%1$s, length(%2$s) + 1))
                WHEN starts_with(ltrim(substr(%1$s, 2)), %2$s) AND regexp_matches(%1$s, '^[-\u2212\u2013(]')
                THEN left(%1$s, 1) || ltrim(substr(ltrim(substr(%1$s, 2)), length(%2$s) + 1)) ELSE %1$s END"""
                .formatted(cell, Sql.text(unit));
    }
}
