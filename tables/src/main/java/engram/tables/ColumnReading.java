package engram.tables;

import engram.data.encodings.Column;
import engram.data.encodings.MissingMarks;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.TruthWords;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How one column of an encoding is read from a table.
 *
 * @param number what to select: the number of a cell as {@link Column#number} has it, or NULL where
 *     it is missing or takes a closer look
 * @param text what to select for that, or for a word that is news; empty where NULL means missing
 * @param writing of numbers in the text, with a spelling in any case
 * @param truth whether the text may say true or false instead
 * @param missing what means missing in the text, beside the usual
 */
record ColumnReading(
        String number,
        Optional<String> text,
        NumberWriting writing,
        boolean truth,
        MissingMarks missing) {

    private static final MissingMarks NONE = new MissingMarks(Set.of());

    /** Of a column that no row has. */
    static final ColumnReading ABSENT =
            new ColumnReading("NULL::DOUBLE", Optional.empty(), NumberWriting.PLAIN, false, NONE);

    /** The number in a text on which the quick look failed. */
    double closer(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        if (missing.cover(cell)) {
            return Double.NaN;
        }
        if (truth && TruthWords.isTrue(word)) {
            return 1;
        }
        if (truth && TruthWords.isFalse(word)) {
            return 0;
        }
        double read = writing.parse(cell);
        return missing.cover(read) ? Double.NaN : read;
    }

    double known(double read) {
        return writing.known(read);
    }
}
