package engram.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Readers made of a lambda. */
public final class Readers implements SampleReader {
    private final IntFunction<Optional<Batch>> next;
    final AtomicBoolean closed = new AtomicBoolean();

    private Readers(IntFunction<Optional<Batch>> next) {
        this.next = next;
    }

    public static Readers of(IntFunction<Optional<Batch>> next) {
        return new Readers(next);
    }

    @Override
    public Optional<Batch> next(int maximum) {
        return next.apply(maximum);
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(new LeftOut("7.png", "7.png: cannot be read"));
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
