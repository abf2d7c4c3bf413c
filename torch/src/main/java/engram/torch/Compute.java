package engram.torch;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Where a Java thread's operations run, and with how many threads of libtorch's own. Entered around
 * work, so that two detectors of one process do not change each other. The number of threads
 * changes the order in which floating-point sums are taken: equal results need equal numbers.
 *
 * <p>OpenBLAS, which multiplies matrices, knows one number of threads per process: the last that
 * entered decides for all. It divides products by rows and columns, so this changes their speed.
 *
 * @param threads per operation
 * @param device where tensors are made
 */
public record Compute(int threads, Device device) {
    private static final ThreadLocal<Compute> ENTERED =
            ThreadLocal.withInitial(() -> new Compute(1, Device.CPU));

    private static final ThreadLocal<Integer> APPLIED = ThreadLocal.withInitial(() -> 0);
    private static volatile int ofProducts;

    static {
        prepare();
    }

    /**
     * @throws IllegalArgumentException if {@code threads} is not positive
     */
    public Compute {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** Until it is closed, its thread computes as was entered; then as before. */
    public static final class Entered implements AutoCloseable {
        private final Compute before;

        private Entered(Compute before) {
            this.before = before;
        }

        @Override
        public void close() {
            ENTERED.set(before);
        }
    }

    /** Whether this machine and this build have such a device. */
    public static boolean has(Device device) {
        return device == Device.CPU || torch.cuda_is_available();
    }

    /** What this thread has entered; one thread on the CPU where it has entered nothing. */
    public static Compute current() {
        return ENTERED.get();
    }

    /**
     * Makes this thread compute so.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public Entered enter() {
        if (!has(device)) {
            throw new IllegalArgumentException(
                    "device cuda is not available: this build or this machine has no CUDA; use cpu");
        }
        Entered entered = new Entered(current());
        ENTERED.set(this);
        return entered;
    }

    /**
     * To be called before any of JavaCPP's classes is loaded, by whatever here is loaded first.
     * Where scopes free tensors, nobody needs to ask the system for the process's size at each that
     * is made, as JavaCPP does, so as to call the garbage collector once it has grown: that takes
     * longer than most operations on a single row.
     */
    static void prepare() {
        System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }

    /** libtorch keeps the number per calling thread, hence this in every scope. */
    static void apply() {
        int count = current().threads;
        if (APPLIED.get() != count) {
            // On processors that NNPACK does not know, libtorch says so at each convolution.
            torch.globalContext().setUserEnabledNNPACK(false);
            // A thread's first question to libtorch sets it to what any thread asked for last.
            torch.get_num_threads();
            torch.set_num_threads(count);
            APPLIED.set(count);
        }
        if (ofProducts != count) {
            openblas_nolapack.blas_set_num_threads(count);
            ofProducts = count;
        }
    }
}
