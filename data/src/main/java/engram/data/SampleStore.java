package engram.data;

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
     * How many of the samples asked for were unreadable and are not in the store; 0 unless the
     * source was told to go on.
     */
    default long skipped() {
        return 0;
    }

    @Override
    default SampleReader open() {
        return new StoreReader(this);
    }

    /** Gives back what the store holds outside the heap, such as a temporary file. */
    @Override
    void close();
}
