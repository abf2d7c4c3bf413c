package engram.spark;

import engram.data.Counted;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Quantity;
import engram.data.encodings.TableEncoding;
import engram.tables.Recount;
import engram.tables.TableOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** What all columns hold in some rows. */
final class ColumnCounts implements Serializable {
    private static final long serialVersionUID = 1;
    private static final List<Double> UNKNOWN = Collections.nCopies(3, Double.NaN);

    private final ArrayList<CellCount> cells = new ArrayList<>();
    private long rows;

    /** Nothing yet. */
    ColumnCounts(TableEncoding encoding) {
        encoding.columns().forEach(column -> cells.add(CellCount.of(column)));
    }

    /**
     * @param row its cells, in the columns' order
     */
    void add(TableEncoding encoding, List<?> row) {
        double[] numbers = encoding.numbers(row);
        for (int i = 0; i < numbers.length; i++) {
            cells.get(i).add(encoding.columns().get(i), numbers[i], row.get(i));
        }
        rows++;
    }

    ColumnCounts plus(ColumnCounts other) {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).add(other.cells.get(i));
        }
        rows += other.rows;
        return this;
    }

    long rows() {
        return rows;
    }

    /** The columns of which quartiles are still to be found. */
    List<Quantity> askedForQuartiles(TableEncoding encoding, TableOptions options) {
        List<Quantity> asked = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (encoding.columns().get(i) instanceof Quantity column
                    && cells.get(i) instanceof NumberCount count
                    && count.present() > 0
                    && Recount.asksForQuartiles(options, count.present() < rows)) {
                asked.add(column);
            }
        }
        return asked;
    }

    /** What there is to be said of cells that a sample had none of. */
    List<String> remarks(TableEncoding encoding) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof NumberCount count && count.unreadable() > 0) {
                String name = encoding.columns().get(i).name();
                boolean one = count.unreadable() == 1;
                remarks.add(
                        "column %s: %s %s (such as \"%s\") and %s as missing"
                                .formatted(
                                        name,
                                        Counted.of(count.unreadable(), "cell"),
                                        one ? "is no number" : "are no numbers",
                                        count.words(name).iterator().next(),
                                        one ? "counts" : "count"));
            }
        }
        return remarks;
    }

    /**
     * @param quartiles of the features of those columns that were asked for, by name
     * @throws engram.data.UnreadableDataException if a column is not what a sample of it was
     */
    Recount recount(
            TableEncoding encoding, TableOptions options, Map<String, List<Double>> quartiles) {
        Map<String, Recount.Numbers> numbers = new LinkedHashMap<>();
        Map<String, SortedMap<String, Long>> words = new LinkedHashMap<>();
        TreeSet<String> missing = new TreeSet<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = encoding.columns().get(i);
            String name = column.name();
            if (cells.get(i) instanceof NumberCount count) {
                missing.addAll(count.words(name));
                numbers.put(
                        name,
                        count.numbers((Quantity) column, quartiles.getOrDefault(name, UNKNOWN)));
            } else if (column instanceof Category && cells.get(i) instanceof WordCount count) {
                boolean asked = options.columns().categories().contains(name);
                words.put(name, count.words(name, asked));
            }
        }
        return new Recount(options, rows, numbers, words, missing);
    }
}
