package engram.data;

import java.util.Optional;

/** One walk over {@link Samples}; used by one thread at a time. */
public interface SampleReader extends AutoCloseable {

    /**
     * The next samples, at least one and at most {@code maximum}; empty at the end.
     *
     * @throws UnreadableDataException if a sample cannot be read
     */
    Optional<Batch> next(int maximum);

    /** How many unreadable samples have been left out so far; 0 unless the source was told to. */
    default long skipped() {
        return 0;
    }

    @Override
    void close();
}
