package engram.tables;

import engram.data.encodings.NumberWriting;
import engram.tables.NumberStatistics.Order;
import engram.tables.columns.TrainingCells;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells numbers that count or name rows, or say when they were made, from numbers that say what
 * they are like: new rows always have others. A measured number may be sorted too, so order alone
 * is not enough: it takes whole numbers, all different, that rise as evenly as a count, or a name,
 * or the values of a clock.
 */
final class RowOrder {
    private static final int ROWS = 20;
    private static final double NEARLY_ALL = 0.95;
    private static final double ALL_BUT_SLIPS = 0.99;
    private static final double EVEN = 0.99;

    /** Nothing measured rises so evenly from row to row: a clock from some start does. */
    private static final double AS_A_CLOCK = 0.9999;

    /** Seconds from 2000 to 2040. */
    private static final double CENTURY = 946_684_800;

    private static final double ITS_END = 2_208_988_800.0;

    /**
     * Tenths of microseconds of the same years: since 1601 as Windows counts, since year 1 as .NET.
     */
    private static final double[][] TICKS = {
        {125_911_584_000_000_000.0, 138_534_624_000_000_000.0},
        {630_822_816_000_000_000.0, 643_445_856_000_000_000.0}
    };

    /** Of times that lie so close together, no other sign is needed. */
    private static final double CLOSE = 0.1;

    private static final Pattern OF_ROWS =
            Pattern.compile(
                    "(?i)(.*[_. -])?(id|uid|uuid|guid|idx|index|row|rowid|rownum|row_?number|nr|no\\.?|num|number|#"
                            + "|seq|seqno|sequence|lfd\\.?( ?nr\\.?)?|record|unnamed: ?\\d+|__index_level_\\d+__|oid|key|pk)");
    private static final Pattern CAMEL = Pattern.compile(".*[a-z](Id|ID|Idx|Index|No|Nr)");
    private static final Pattern OF_TIMES =
            Pattern.compile(
                    "(?i)(.*[_. -])?(ts|date|datum|zeit|epoch|stamp|when|at|since|clock|(date|unix|start|end|event|log|frame|utc)?[_ ]?time([_ .]?stamp)?(_?(ms|us|ns|s|relative|epoch))?|timestamp|stime|ltime|flow_?start|start|end|begin|first_?seen|last_?seen|created|updated|modified)");

    private final TrainingCells cells;

    RowOrder(TrainingCells cells) {
        this.cells = cells;
    }

    /** How the numbers of a column follow one another. */
    private record Steps(
            long count, long different, double rising, double falling, double alike, double even) {
        boolean inOrder() {
            return rising >= NEARLY_ALL || rising <= 1 - NEARLY_ALL;
        }

        /** As days do of which each has rows, several perhaps. */
        boolean areOfDays(Order order) {
            return (falling == 0 || rising == 0)
                    && even >= EVEN
                    && 2 * different > order.high() - order.low();
        }
    }

    /**
     * @param place the column's in the training cells
     * @param number what stands in one of its cells v, in SQL
     * @param nameless whether the user's file gives it no name
     */
    Optional<LeftOut> of(
            String place,
            String number,
            String column,
            boolean nameless,
            NumberStatistics numbers) {
        Order order = numbers.order();
        if (!numbers.varies() || numbers.present() < 3) {
            return Optional.empty();
        }
        boolean timed = OF_TIMES.matcher(column).matches();
        boolean clock =
                isClock(order)
                        || isCalendar(order, timed)
                        || (isCalendar(order, true) && areDays(place, number));
        boolean close = order.high() - order.low() < CLOSE * order.low();
        if ((clock && (timed || close))
                || order.days().areNamed(column)
                || (timed && order.days().areTimes(order.even()))
                || areRunningDays(order, place, number)) {
            return Optional.of(LeftOut.TIMES);
        }
        boolean named =
                nameless || OF_ROWS.matcher(column).matches() || CAMEL.matcher(column).matches();
        boolean unlike = order.different() >= NEARLY_ALL * 0.9 * numbers.present();
        boolean ticking = order.even() >= AS_A_CLOCK;
        if (!clock && !(unlike && (order.whole() || timed || ticking))) {
            return Optional.empty();
        }
        if (numbers.present() < ROWS && !named) {
            return Optional.empty();
        }
        Steps steps = steps(place, number);
        if (!clock && !timed && !order.whole()) {
            return steps.rising >= ALL_BUT_SLIPS ? Optional.of(LeftOut.RUNNING) : Optional.empty();
        }
        if (clock || (timed && !order.whole())) {
            return steps.inOrder() ? Optional.of(LeftOut.TIMES) : Optional.empty();
        }
        boolean running = steps.inOrder() && (steps.alike >= 0.5 || steps.even >= EVEN);
        boolean different = steps.different >= ALL_BUT_SLIPS * steps.count;
        return different && (running || named) ? Optional.of(LeftOut.RUNNING) : Optional.empty();
    }

    private boolean areRunningDays(Order order, String place, String number) {
        return order.days().mayBe()
                && order.even() >= EVEN
                && steps(place, number).areOfDays(order);
    }

    /**
     * Whether all are seconds of this century, or thousandths, millionths or billionths of them.
     */
    private static boolean isClock(Order order) {
        for (double unit = 1; unit <= 1e9; unit *= 1000) {
            if (order.low() >= CENTURY * unit && order.high() < ITS_END * unit) {
                return true;
            }
        }
        return Arrays.stream(TICKS)
                .anyMatch(span -> order.low() >= span[0] && order.high() < span[1]);
    }

    /** Whether all numbers give a day that there is, as those of no other origin would. */
    private boolean areDays(String place, String number) {
        String sql =
                "SELECT bool_and(try_strptime(left(printf('%%.0f', v), 8), '%%Y%%m%%d') IS NOT NULL) FROM (SELECT %s AS v FROM %s) WHERE v IS NOT NULL AND NOT isnan(v)"
                        .formatted(number, cells.of(List.of(place)));
        return cells.database().list(sql, row -> row.getBoolean(1)).get(0);
    }

    /** 20261126, or 20261126133844. */
    private static boolean isCalendar(Order order, boolean timed) {
        return timed
                && order.whole()
                && ((order.low() >= 19_000_101 && order.high() <= 21_001_231)
                        || (order.low() >= 19_000_101_000_000.0
                                && order.high() <= 21_001_231_235_959.0));
    }

    private Steps steps(String place, String number) {
        String sql =
                """
                WITH steps AS (
                    SELECT v, v - lag(v) OVER () AS step, row_number() OVER () AS place
                    FROM (SELECT v FROM (SELECT %s AS v FROM %s) WHERE abs(v) < %s))
                SELECT count(*), count(DISTINCT v), count_if(step > 0) / count(step), count_if(step < 0) / count(step),
                (SELECT max(n) FROM (SELECT count(*) AS n FROM steps GROUP BY step)) / count(step),
                coalesce(corr(v, place) ** 2, 0) FROM steps"""
                        .formatted(number, cells.of(List.of(place)), NumberWriting.LARGEST);
        return cells.database()
                .list(
                        sql,
                        row ->
                                new Steps(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getDouble(3),
                                        row.getDouble(4),
                                        row.getDouble(5),
                                        row.getDouble(6)))
                .get(0);
    }
}
