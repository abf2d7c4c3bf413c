package engram.spark;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Quantity;
import java.io.Serializable;

/** What a column holds in some rows. */
sealed interface CellCount extends Serializable permits NumberCount, WordCount {

    /** Nothing yet. */
    static CellCount of(Column column) {
        return column instanceof Quantity ? new NumberCount() : new WordCount();
    }

    /**
     * Counts a cell.
     *
     * @param number that stands for it, as {@link Column#number} has it
     */
    void add(Column column, double number, Object cell);

    /** Takes what was counted of other rows. */
    void add(CellCount other);
}
