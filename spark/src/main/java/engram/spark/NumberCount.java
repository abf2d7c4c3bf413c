package engram.spark;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Quantity;
import engram.data.encodings.TableEncoding;
import engram.tables.Recount;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a column of numbers holds. Sums are of its features under the encoding that was found on a
 * sample: these lie about 0 with a deviation of about 1, so that nothing cancels.
 */
final class NumberCount implements CellCount {
    private static final long serialVersionUID = 1;

    /** What is larger counts as infinite, as in files. */
    private static final double LARGEST = 1e150;

    private static final int MOST_WORDS = 100;

    private final TreeSet<String> words = new TreeSet<>();
    private long present;
    private long infinite;
    private long unreadable;
    private boolean truths = true;
    private double sum;
    private double squares;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** Whether it is a number, neither missing nor infinite. */
    static boolean isPresent(double number) {
        return Math.abs(number) < LARGEST;
    }

    @Override
    public void add(Column column, double number, Object cell) {
        if (number == TableEncoding.UNREADABLE) {
            unreadable++;
            if (words.size() <= MOST_WORDS) {
                words.add(cell.toString().strip().toLowerCase(Locale.ROOT));
            }
        } else if (!isPresent(number)) {
            infinite += Double.isNaN(number) ? 0 : 1;
        } else {
            double feature = ((Quantity) column).feature(number);
            present++;
            truths &= number == 0 || number == 1;
            sum += feature;
            squares += feature * feature;
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
    }

    @Override
    public void add(CellCount other) {
        NumberCount count = (NumberCount) other;
        words.addAll(count.words);
        present += count.present;
        infinite += count.infinite;
        unreadable += count.unreadable;
        truths &= count.truths;
        sum += count.sum;
        squares += count.squares;
        low = Math.min(low, count.low);
        high = Math.max(high, count.high);
    }

    long present() {
        return present;
    }

    /** How many cells are text that is no number. */
    long unreadable() {
        return unreadable;
    }

    /**
     * What such cells say, in lower case.
     *
     * @throws UnreadableDataException if they are too various to mean that a number is missing
     */
    Set<String> words(String column) {
        if (words.size() > MOST_WORDS) {
            throw new UnreadableDataException(
                    "column %s: %,d cells are no numbers, such as \"%s\", though all of a sample are; clean it, or take it as words (withCategories)"
                            .formatted(column, unreadable, words.first()));
        }
        return words;
    }

    /**
     * In the column's own units.
     *
     * @param quartiles of its features, or not a number
     */
    Recount.Numbers numbers(Quantity column, List<Double> quartiles) {
        double mean = sum / Math.max(1, present);
        double variance = Math.max(0, squares / Math.max(1, present) - mean * mean);
        return new Recount.Numbers(
                present,
                infinite,
                truths && present > 0,
                new Recount.Spread(
                        scaled(column, low),
                        scaled(column, high),
                        units(column, mean),
                        column.scale() * Math.sqrt(variance)),
                quartiles.stream().map(feature -> units(column, feature)).toList());
    }

    /** Exactly, as a 0 that was there is told from numbers beside it. */
    private static double scaled(Quantity column, double number) {
        return column instanceof Column.Logarithmic
                ? Math.signum(number) * Math.log1p(Math.abs(number))
                : number;
    }

    private static double units(Quantity column, double feature) {
        return column.center() + column.scale() * feature;
    }
}
