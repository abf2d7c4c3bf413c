package engram.tables;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Quantity;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was counted of all training rows, where no machine holds them, for an encoding that was
 * found on some of them. Which columns there are and how their cells are read stays as it was
 * found; centre, scale, what stands for a missing number, and which words there are follow from the
 * counts.
 *
 * @param rows how many training rows there are
 * @param numbers of each column of numbers or truth values
 * @param words of each column of words, how often each is there
 * @param missing words that mean missing, beside those that were found
 */
public record Recount(
        TableOptions options,
        long rows,
        Map<String, Numbers> numbers,
        Map<String, SortedMap<String, Long>> words,
        Set<String> missing) {

    /**
     * What is to be known of a column of numbers; under {@link Scaling#LOG} of their logarithms.
     *
     * @param present how many finite numbers there are
     * @param infinite how many infinite ones
     * @param truths whether all are 0 or 1
     * @param quartiles lower, median, upper; not a number but where {@link #asksForQuartiles}
     */
    public record Numbers(
            long present, long infinite, boolean truths, Spread spread, List<Double> quartiles) {}

    /** Smallest, largest, mean and the population's standard deviation. */
    public record Spread(double low, double high, double mean, double deviation) {}

    /** Whether a column's quartiles matter to its encoding. */
    public static boolean asksForQuartiles(TableOptions options, boolean anyMissing) {
        return anyMissing || options.scaling() == Scaling.ROBUST;
    }

    /**
     * The encoding that these counts make of one that was found on some rows. What turns out to
     * have too many different words is left out, as a file's column is.
     *
     * @throws UnreadableDataException if no column is left that varies
     */
    public TableEncoding of(TableEncoding found) {
        Map<String, String> leftOut = new TreeMap<>(found.leftOut());
        List<Column> columns = new ArrayList<>();
        for (Column column : found.columns()) {
            if (column instanceof Category category && isMany(category)) {
                leftOut.put(column.name(), LeftOut.IDENTIFIERS.what);
            } else {
                columns.add(recounted(column));
            }
        }
        if (columns.stream().noneMatch(this::varies)) {
            throw new UnreadableDataException("no column of the table varies");
        }
        Set<String> marks = new TreeSet<>(found.missing());
        marks.addAll(missing);
        return new TableEncoding(columns, leftOut, marks);
    }

    private boolean isMany(Category column) {
        return words.get(column.name()).size() > FittedColumn.MANY_VALUES
                && !options.columns().categories().contains(column.name());
    }

    private boolean varies(Column column) {
        Numbers counted = numbers.get(column.name());
        return counted == null
                ? words.get(column.name()).size() > 1 || column.missingIndicator()
                : counted.spread.low < counted.spread.high || column.missingIndicator();
    }

    private Column recounted(Column column) {
        FittedColumn fitted = new FittedColumn(options.scaling(), rows);
        if (column instanceof Quantity) {
            Numbers counted = numbers.get(column.name());
            return fitted.number(column.name(), statistics(counted), writing(column, counted));
        }
        SortedMap<String, Long> counted = words.get(column.name());
        long present = counted.values().stream().mapToLong(Long::longValue).sum();
        return fitted.category(column.name(), counted, present < rows);
    }

    private NumberStatistics statistics(Numbers counted) {
        Spread spread = counted.spread;
        boolean log = options.scaling() == Scaling.LOG;
        return new NumberStatistics(
                counted.present,
                counted.infinite,
                counted.quartiles.stream().mapToDouble(Double::doubleValue).toArray(),
                new NumberStatistics.Spread(spread.low, spread.high, spread.mean, spread.deviation),
                new NumberStatistics.Order(
                        counted.truths,
                        false,
                        0,
                        log ? Column.Logarithmic.number(spread.low) : spread.low,
                        log ? Column.Logarithmic.number(spread.high) : spread.high,
                        0),
                new NumberStatistics.Codes(0, 0, 0, 0));
    }

    private static NumberWriting writing(Column column, Numbers counted) {
        NumberWriting found = NumberWriting.PLAIN;
        if (column instanceof Column.Numeric numeric) {
            found = numeric.writing();
        } else if (column instanceof Column.Logarithmic logarithmic) {
            found = logarithmic.writing();
        }
        return new NumberWriting(
                found.spelling(),
                found.infinite() || counted.infinite > 0,
                found.unit(),
                found.measure());
    }
}
