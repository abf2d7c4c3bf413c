package engram.data.sources;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.splits.Grouping;
import engram.data.stores.SampleStores;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A user's data, opened and not yet read: a folder of pictures, an IDX file, a table. A source
 * knows how many samples it has and in which order; an {@link Encoding} turns them into numbers of
 * one shape.
 *
 * <p>Some data comes in two parts, one to train on and one to test on. Such a source, its {@link
 * #size} and {@link #encode} included, is the test part; {@link #parts} says so, and has the other.
 */
public interface Source extends AutoCloseable {

    /** Where the data came from, as the user named it. */
    String name();

    /**
     * How the user asked for it to be read, by name, for the record: a detector keeps it, so that
     * whoever opens other data for it can do likewise.
     */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** How many samples there are. A large table is counted on the first call. */
    int size();

    /**
     * What to learn from, and what was put aside to test on.
     *
     * @throws UnreadableDataException if nothing is there to learn from
     */
    Parts parts();

    /**
     * These samples without those that are stored exactly as another one is, where a copy tells
     * nothing new; its {@link #remarks} say so. Rows that are equal are no copies: tables of few
     * values have many.
     */
    default Source distinct() {
        return this;
    }

    /** What a person calls a sample: a file's path, a row's number. Decodes nothing. */
    String id(int position);

    /** What is known about a sample. Decodes nothing. */
    Label label(int position);

    /** Which samples belong together, so that they stay on one side of a split. */
    Grouping grouping();

    /**
     * What turns this source's samples into numbers, with statistics taken from the samples at
     * these positions only.
     *
     * @throws UnreadableDataException if the data cannot be read
     */
    Encoding fit(BitSet positions);

    /** The shape of a sample under the encoding fitted on all of this source. */
    default SampleShape shape() {
        BitSet all = new BitSet();
        all.set(0, size());
        return fit(all).shape();
    }

    /**
     * About the shape of a sample, without looking at all samples: of pictures exactly that; of a
     * table a row of as many columns, whatever an encoding makes of them.
     */
    default SampleShape outline() {
        return shape();
    }

    /**
     * All samples under an encoding that may have been fitted on another source.
     *
     * @throws UnreadableDataException if this source does not have what the encoding needs
     */
    Samples encode(Encoding encoding);

    /** The samples at these positions, kept for reading in any order. */
    default SampleStore store(Encoding encoding, BitSet positions) {
        return SampleStores.collect(encode(encoding), positions);
    }

    /**
     * What a person should know of how this data was taken, a sentence each: how many samples of
     * what, what was left out and why, what was guessed. Decodes nothing.
     */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * In what this data, as a whole, is unlike that which an encoding was fitted to, a warning
     * each, where that can be told without decoding.
     */
    default List<String> differences(Encoding encoding) {
        return List.of();
    }

    /** SHA-256 over what was opened (names, sizes and contents), as lower-case hexadecimal. */
    String fingerprint();

    @Override
    default void close() {}
}
