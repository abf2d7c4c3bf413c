package engram.torch;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * How long native memory lives: every tensor made on this thread while a scope is open is freed
 * when the scope closes, except those that were {@linkplain #keep kept}. libtorch's tensors live
 * outside the Java heap, where the garbage collector does not see them, so work on tensors happens
 * in a scope: the trainer opens one per batch, the scorer one per batch, a test its own.
 *
 * <p>Scopes nest and belong to one thread. What must outlive scopes, such as a network's
 * parameters, is made outside: see {@link #requireNone}.
 */
public final class Scope implements AutoCloseable {
    private final PointerScope pointers;
    private final NoGradGuard guard;

    private Scope(PointerScope pointers, NoGradGuard guard) {
        this.pointers = pointers;
        this.guard = guard;
    }

    /** A scope in which operations record what gradients need. */
    public static Scope open() {
        Compute.apply();
        return new Scope(new PointerScope(), null);
    }

    /** A scope without gradients, for scoring. */
    public static Scope inference() {
        Compute.apply();
        PointerScope pointers = new PointerScope();
        return new Scope(pointers, new NoGradGuard());
    }

    /** Takes a tensor out of this scope, so that it outlives it. */
    public <P extends Pointer> P keep(P pointer) {
        // Leaving a scope counts as one user fewer, and the last one frees.
        pointer.retainReference();
        pointers.detach(pointer);
        return pointer;
    }

    /**
     * Refuses to go on inside a scope: what is made there dies with it and leaves dangling handles.
     *
     * @param what what was about to be made, as in "a network"
     * @throws IllegalStateException if a scope is open on this thread
     */
    public static void requireNone(String what) {
        if (PointerScope.getInnerScope() != null) {
            throw new IllegalStateException(
                    what + " must be made outside any Scope: it would be freed with it");
        }
    }

    @Override
    public void close() {
        // Restores this thread's gradient mode first: freeing the guard with the rest would depend
        // on their order.
        if (guard != null) {
            guard.close();
        }
        pointers.close();
    }
}
