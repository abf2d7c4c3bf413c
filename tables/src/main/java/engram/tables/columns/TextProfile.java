package engram.tables.columns;

import engram.data.encodings.NumberSpelling;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the cells of one column of text look like.
 *
 * @param counts of cells by shape; what is empty is in none
 * @param different how many different cells there are, by what they are
 * @param plain how many cells DuckDB casts to numbers as they are
 * @param digits how many words have digits in them
 * @param odd the first word, and the number of its row
 */
public record TextProfile(
        Map<CellShape, Long> counts,
        Different different,
        long plain,
        long digits,
        Map.Entry<Long, String> odd) {

    /**
     * How many different ones there are.
     *
     * @param cells of all shapes
     */
    public record Different(long cells, long words, long numbers) {
        private static final Different NONE = new Different(0, 0, 0);

        private static Different of(CellShape shape, long cells) {
            return new Different(
                    cells,
                    shape == CellShape.WORD ? cells : 0,
                    CellShape.NUMBERS.contains(shape) ? cells : 0);
        }

        private Different and(Different other) {
            return new Different(cells + other.cells, words + other.words, numbers + other.numbers);
        }
    }

    private static final int FEW_TRUTHS = 4;
    private static final int FEW_MARKS = 3;
    private static final int FEW_VALUES = 16;
    private static final int FEW_DOUBTS = 8;
    private static final double NEARLY_ALL = 0.9;
    private static final double A_FEW = 0.1;
    private static final Map.Entry<Long, String> NONE = Map.entry(0L, "");

    /**
     * Reads it, from groups of cells of one shape.
     *
     * @param text what stands in a cell v, in SQL
     */
    public static LongForm.Aggregate<TextProfile> aggregate(String text) {
        return new LongForm.Aggregate<>(
                text,
                "v, times, " + CellShape.of("v") + " AS shape",
                """
                shape, sum(times)::BIGINT, count(*), min(number), arg_min(v, number),
                coalesce(sum(times) FILTER (isfinite(TRY_CAST(v AS DOUBLE))), 0)::BIGINT, count_if(regexp_matches(v, '[0-9]'))""",
                row -> {
                    CellShape shape = CellShape.valueOf(row.getString(2));
                    boolean word = shape == CellShape.WORD;
                    return new TextProfile(
                            Map.of(shape, row.getLong(3)),
                            Different.of(shape, row.getLong(4)),
                            row.getLong(7),
                            word ? row.getLong(8) : 0,
                            word ? Map.entry(row.getLong(5), row.getString(6)) : NONE);
                },
                TextProfile::and);
    }

    /** Of the cells of both, no shape of which is in both. */
    private TextProfile and(TextProfile other) {
        Map<CellShape, Long> all = new EnumMap<>(counts);
        all.putAll(other.counts);
        return new TextProfile(
                all,
                different.and(other.different),
                plain + other.plain,
                digits + other.digits,
                different.words > 0 ? odd : other.odd);
    }

    /** Of a column that is empty throughout. */
    public static TextProfile empty() {
        return new TextProfile(new EnumMap<>(CellShape.class), Different.NONE, 0, 0, NONE);
    }

    public long count(CellShape... shapes) {
        return Arrays.stream(shapes).mapToLong(shape -> counts.getOrDefault(shape, 0L)).sum();
    }

    /** Cells that hold something. */
    public long present() {
        return counts.values().stream().mapToLong(Long::longValue).sum() - count(CellShape.MISSING);
    }

    public long numeric() {
        return CellShape.NUMBERS.stream().mapToLong(this::count).sum();
    }

    /** Cells that would be missing if the column were one of numbers. */
    public long others() {
        return present() - numeric();
    }

    public boolean isTimes() {
        return present() > 0 && count(CellShape.TIME) == present();
    }

    /** Whether words with digits are more than slips: they may be numbers with units. */
    public boolean maybeMeasured() {
        return digits > 0 && count(CellShape.WORD) >= A_FEW * present();
    }

    boolean isTruth() {
        return count(CellShape.TRUTH) > 0
                && count(CellShape.TRUTH, CellShape.WHOLE) == present()
                && different.cells <= FEW_TRUTHS;
    }

    /** Digits throughout, some of which a zero leads: no number is written so. */
    public boolean isCode() {
        return count(CellShape.ZERO_LED) > 0
                && count(CellShape.ZERO_LED, CellShape.WHOLE, CellShape.LONG) == present();
    }

    /**
     * Numbers throughout; or many of them and a few words that stand for none; or a few slips among
     * numbers.
     */
    public boolean isNumbers() {
        if (isCode() || present() == 0) {
            return false;
        }
        boolean few =
                different.words <= FEW_MARKS
                        && count(CellShape.WORD) == others()
                        && 2 * numeric() >= present();
        return others() == 0
                || (different.numbers > FEW_VALUES && (few || numeric() >= NEARLY_ALL * present()));
    }

    /** Whether all of its finite numbers are written as programs write them. */
    public boolean isPlain() {
        return plain == numeric() - count(CellShape.INFINITE);
    }

    /** Whether the few words among its numbers mean missing. */
    public boolean hasMarks() {
        return others() > 0 && different.words <= FEW_MARKS && count(CellShape.WORD) == others();
    }

    /** Whether a decimal comma is certain, and a decimal point is not. */
    boolean saysComma() {
        return count(CellShape.COMMA, CellShape.COMMA_AND_THOUSANDS) > 0 && !sawPoint();
    }

    boolean saysPoint() {
        return sawPoint() && count(CellShape.COMMA, CellShape.COMMA_AND_THOUSANDS) == 0;
    }

    private boolean sawPoint() {
        return count(CellShape.POINT, CellShape.POINT_AND_THOUSANDS) > 0;
    }

    /**
     * How this column spells numbers; null where it has no comma.
     *
     * @param table what the other columns of the table do where this one leaves it open; null where
     *     these do too
     */
    public NumberSpelling spelling(NumberSpelling table) {
        boolean commas = count(CellShape.COMMA_IN_DOUBT) > 0;
        boolean points = count(CellShape.POINT_IN_DOUBT) > 0;
        if (saysComma()) {
            boolean thousands = points || count(CellShape.COMMA_AND_THOUSANDS) > 0;
            return thousands ? NumberSpelling.COMMA : NumberSpelling.EITHER;
        }
        if (saysPoint()) {
            boolean thousands = commas || count(CellShape.POINT_AND_THOUSANDS) > 0;
            return thousands ? NumberSpelling.POINT : null;
        }
        if (sawPoint() || (commas && points)) {
            return NumberSpelling.EITHER;
        }
        if (commas) {
            if (marksThousands(CellShape.COMMA_IN_DOUBT)) {
                return NumberSpelling.POINT;
            }
            return table == NumberSpelling.COMMA ? NumberSpelling.EITHER : table;
        }
        return points && (table == NumberSpelling.COMMA || marksThousands(CellShape.POINT_IN_DOUBT))
                ? NumberSpelling.COMMA
                : null;
    }

    /**
     * Whether numbers have a mark if and only if they have more than three digits: a decimal mark
     * would stand in small numbers too.
     */
    private boolean marksThousands(CellShape doubtful) {
        return count(doubtful) >= FEW_DOUBTS
                && count(CellShape.WHOLE) > 0
                && count(CellShape.LONG) == 0;
    }

    /** Whether nothing in the column says what its commas are. */
    public boolean leavesCommasOpen() {
        return count(CellShape.COMMA_IN_DOUBT) > 0
                && !sawPoint()
                && !saysComma()
                && count(CellShape.POINT_IN_DOUBT) == 0
                && !marksThousands(CellShape.COMMA_IN_DOUBT);
    }
}
