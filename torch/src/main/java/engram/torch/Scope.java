package engram.torch;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

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
    static {
        Compute.prepare();
    }

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
     * Puts operations in a row, and frees what each was given as soon as it has made something else
     * of it. The result belongs to the scope that is open here, as if it had been made in one go.
     * What is freed is soon used again, and lies in the processor's caches as yet: where the values
     * between layers are megabytes, that is worth a third of a network's time.
     *
     * <p>Where gradients are recorded nothing is freed: going backward needs it.
     *
     * @param first is not freed
     */
    public static Tensor inTurn(Tensor first, List<UnaryOperator<Tensor>> operations) {
        Tensor value = first;
        if (GradMode.is_enabled()) {
            for (UnaryOperator<Tensor> operation : operations) {
                value = operation.apply(value);
            }
            return value;
        }
        try {
            for (UnaryOperator<Tensor> operation : operations) {
                Tensor next = alone(operation, value);
                if (!next.equals(value)) {
                    free(value, first);
                    value = next;
                }
            }
        } catch (RuntimeException e) {
            free(value, first);
            throw e;
        }
        PointerScope open = PointerScope.getInnerScope();
        if (open != null && !value.equals(first)) {
            open.attach(value);
            // The scope counts as a user of its own.
            value.releaseReference();
        }
        return value;
    }

    private static Tensor alone(UnaryOperator<Tensor> operation, Tensor given) {
        try (PointerScope own = new PointerScope()) {
            Tensor made = operation.apply(given);
            // An operation in place gives back what it was given, which belongs to others.
            if (!made.equals(given)) {
                made.retainReference();
                own.detach(made);
            }
            return made;
        }
    }

    private static void free(Tensor value, Tensor first) {
        if (!value.equals(first)) {
            value.close();
        }
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
