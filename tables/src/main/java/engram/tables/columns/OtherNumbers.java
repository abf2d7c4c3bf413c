package engram.tables.columns;

import engram.data.Counted;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.Column.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a column's numbers, as a whole, are others than training's: in another unit, as shares in
 * the place of per cents, or with a mark between thousands taken for a decimal one. Rows that are
 * far off one by one are what is looked for; that nearly all are, or that none can be any more,
 * says that the column is another one.
 */
public final class OtherNumbers {
    private static final int ENOUGH = 20;
    private static final double OFTEN = 0.5;

    /** Deviations. */
    private static final double FAR = 10;

    /** By how much numbers differ that are the same in another unit, with what to say of it. */
    private static final Map<Double, String> STEPS =
            new TreeMap<>(
                    Map.of(
                            60.0, "60 times",
                            100.0, "100 times",
                            1e3, "1,000 times",
                            3600.0, "3,600 times",
                            86_400.0, "86,400 times",
                            1e6, "1,000,000 times"));

    /** 1024 is a step of 1,000 too. */
    private static final double ALIKE = 0.25;

    private static final double LEAST_SPREAD = 0.5;
    private static final double MOST_SPREAD = 2;

    private final Quantity column;
    private long rows;
    private long far;
    private long firstFar;
    private double example;
    private double sum;
    private double squares;

    /**
     * @param column as training left it
     */
    public OtherNumbers(Quantity column) {
        this.column = column;
    }

    /**
     * @param number finite
     * @param row its number
     */
    public void add(double number, long row) {
        rows++;
        double off = number - column.center();
        sum += off;
        squares += off * off;
        boolean isFar =
                column instanceof Flag
                        ? number != 0 && number != 1
                        : Math.abs(column.feature(number)) > FAR;
        if (isFar && far++ == 0) {
            firstFar = row;
            example = number;
        }
    }

    /**
     * What is to be said.
     *
     * @param read how many rows there were
     */
    public Optional<String> found(long read) {
        if (rows < ENOUGH) {
            return Optional.empty();
        }
        if (far > OFTEN * rows) {
            String all = "%,d of %s".formatted(far, Counted.of(read, "row"));
            return Optional.of(
                    column instanceof Flag
                            ? "column %s is neither 0 nor 1 in %s (%s in row %d), and always was in training: it counts against them"
                                    .formatted(column.name(), all, plain(example), firstFar)
                            : "column %s is more than ten deviations from what it was in training in %s (%s in row %d, about %s there%s): it counts against them; in another unit, or with another decimal mark?"
                                    .formatted(
                                            column.name(),
                                            all,
                                            plain(example),
                                            firstFar,
                                            usual(),
                                            times().map(t -> "; about " + t + " as much")
                                                    .orElse("")));
        }
        return fraction()
                .map(
                        step ->
                                "column %s is about %s smaller than in training (about %s, %s there), and varies as much less: no row can be found by it; in another unit?"
                                        .formatted(
                                                column.name(),
                                                step,
                                                plain(column.center() + sum / rows),
                                                usual()));
    }

    private String usual() {
        return column.cell(0) instanceof Double usual ? plain(usual) : "0";
    }

    private Optional<String> times() {
        double mean = column.center() + sum / rows;
        return STEPS.entrySet().stream()
                .filter(step -> column instanceof Numeric && isAlike(mean, step.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isAlike(double mean, double factor) {
        double expected = factor * column.center();
        return Math.abs(column.center()) > LEAST_SPREAD * column.scale()
                && Math.abs(mean - expected) < ALIKE * Math.abs(expected);
    }

    /** By which step both the numbers and what they vary by are smaller. */
    private Optional<String> fraction() {
        double shift = sum / rows;
        double deviation = Math.sqrt(Math.max(0, squares / rows - shift * shift));
        double mean = column.center() + shift;
        return STEPS.entrySet().stream()
                .filter(
                        step -> {
                            double spread = deviation * step.getKey() / column.scale();
                            return column instanceof Numeric
                                    && spread > LEAST_SPREAD
                                    && spread < MOST_SPREAD
                                    && Math.abs(mean * step.getKey() - column.center())
                                            < LEAST_SPREAD * column.scale();
                        })
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A number as people read it. */
    public static String plain(double number) {
        return new BigDecimal(number)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
    }
}
