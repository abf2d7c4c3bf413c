package engram.data;

import java.util.List;
import java.util.Optional;

/** One walk over {@link Samples}; used by one thread at a time. */
public interface SampleReader extends AutoCloseable {

    /**
     * The next samples, at least one and at most {@code maximum}; empty at the end.
     *
     * @throws UnreadableDataException if a sample cannot be read
     */
    Optional<Batch> next(int maximum);

    /**
     * The unreadable samples that have been left out so far, in the source's order; none unless the
     * source was told to go on.
     */
    default List<LeftOut> leftOut() {
        return List.of();
    }

    @Override
    void close();
}
