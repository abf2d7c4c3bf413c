package engram.data;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Readers made of a lambda. */
final class Readers implements SampleReader {
    private final IntFunction<Optional<Batch>> next;
    final AtomicBoolean closed = new AtomicBoolean();

    private Readers(IntFunction<Optional<Batch>> next) {
        this.next = next;
    }

    static Readers of(IntFunction<Optional<Batch>> next) {
        return new Readers(next);
    }

    @Override
    public Optional<Batch> next(int maximum) {
        return next.apply(maximum);
    }

    @Override
    public long skipped() {
        return 5;
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
