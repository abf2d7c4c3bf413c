package engram.data;

import java.util.List;

/**
 * Encoded samples that can be read in any order, as training needs them. Safe for several threads.
 */
public interface SampleStore extends Samples, AutoCloseable {

    int size();

    /**
     * Copies one sample into {@code into} from {@code offset} on.
     *
     * @throws UnreadableDataException if the sample cannot be read
     */
    void read(int position, float[] into, int offset);

    String id(int position);

    Label label(int position);

    /**
     * Those of the samples asked for that were unreadable and are not in the store; none unless the
     * source was told to go on.
     */
    default List<LeftOut> leftOut() {
        return List.of();
    }

    @Override
    default SampleReader open() {
        return new StoreReader(this);
    }

    /** Gives back what the store holds outside the heap, such as a temporary file. */
    @Override
    void close();
}
