package engram.spark;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each word of a column is there. */
final class WordCount implements CellCount {
    private static final long serialVersionUID = 1;

    /** More than any encoding takes; so that columns of identifiers do not fill the memory. */
    private static final int MOST = 10_000;

    private final TreeMap<String, Long> words = new TreeMap<>();

    @Override
    public void add(Column column, double number, Object cell) {
        if (!Double.isNaN(number)) {
            Category category = (Category) column;
            boolean known = number < category.values().size();
            put(known ? category.values().get((int) number) : cell.toString().strip(), 1);
        }
    }

    @Override
    public void add(CellCount other) {
        ((WordCount) other).words.forEach(this::put);
    }

    private void put(String word, long times) {
        if (words.size() <= MOST || words.containsKey(word)) {
            words.merge(word, times, Long::sum);
        }
    }

    /**
     * The words, and how often each is there.
     *
     * @param asked whether the user asked for the column to be taken as words
     * @throws UnreadableDataException if it was asked for and there are too many
     */
    SortedMap<String, Long> words(String column, boolean asked) {
        if (asked && words.size() > MOST) {
            throw new UnreadableDataException(
                    "column %s: more than %,d different words are too many to learn; leave it out"
                            .formatted(column, MOST));
        }
        return words;
    }
}
