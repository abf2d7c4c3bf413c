package engram.tables.columns;

import engram.data.encodings.Measure;
import engram.data.encodings.NumberSpelling;
import engram.tables.database.NumberSql;
import engram.tables.database.Sql;
import java.util.List;
import java.util.Map;

/** Columns of numbers in which a sign of per cents stands beside some cells and not others. */
public final class PerCents {
    private static final double LEAST = 20;
    private static final double MOST = 500;

    private final TrainingCells table;
    private final NumberSpelling spelling;

    public PerCents(TrainingCells table, NumberSpelling spelling) {
        this.table = table;
        this.spelling = spelling;
    }

    /**
     * What was found in a column.
     *
     * @param signed how many cells have the sign
     * @param bare how many have none
     * @param ratio of the sizes of the two, by their medians; NaN where there is none
     */
    public record Found(long signed, long bare, double ratio) {
        public boolean areMixed() {
            return signed > 0 && bare > 0;
        }

        /** Whether those without a sign are hundredths already. */
        public boolean areShares() {
            return areMixed() && ratio > LEAST && ratio < MOST;
        }
    }

    public Map<String, Found> of(List<String> places) {
        String size =
                "CASE WHEN NOT %s THEN abs(%s) END"
                        .formatted(NumberSql.isMissing("v"), NumberSql.of("v", spelling));
        return new LongForm(table)
                .of(
                        places,
                        new LongForm.Aggregate<>(
                                "v",
                                "regexp_matches(v, %s) AS signed, %s AS size"
                                        .formatted(Sql.text(Measure.SIGN_OF_SHARES), size),
                                "count(size) FILTER (signed), count(size) FILTER (NOT signed), coalesce(median(size) FILTER (signed) / nullif(median(size) FILTER (NOT signed), 0), 'nan'::DOUBLE)",
                                row ->
                                        new Found(
                                                row.getLong(2), row.getLong(3), row.getDouble(4))));
    }
}
