package engram.torch;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch as it is on this machine: its version, its threads and how fast it multiplies. */
public final class Torch {
    private static final ThreadLocal<Integer> APPLIED = ThreadLocal.withInitial(() -> 0);
    private static volatile int threads = Runtime.getRuntime().availableProcessors();
    private static volatile Device device = Device.CPU;

    private Torch() {}

    /**
     * How many threads each operation uses from now on, on whichever Java thread it is called. The
     * number changes the order in which floating-point sums are taken, so equal results need equal
     * numbers.
     *
     * @throws IllegalArgumentException if not positive
     */
    public static void threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + count);
        }
        threads = count;
    }

    /** How many threads each operation uses. */
    public static int threads() {
        return threads;
    }

    /**
     * Where tensors are made from now on.
     *
     * @throws IllegalArgumentException if this machine or build has no such device
     */
    public static void device(Device where) {
        if (where == Device.CUDA && !torch.cuda_is_available()) {
            throw new IllegalArgumentException(
                    "device cuda is not available: this build or this machine has no CUDA; use cpu");
        }
        device = where;
    }

    /** Where tensors are made. */
    public static Device device() {
        return device;
    }

    /** Starts libtorch's random generator anew, for what it draws itself, such as dropout. */
    public static void seed(long seed) {
        torch.manual_seed(seed);
    }

    /** libtorch keeps the number per calling thread, hence this in every scope. */
    static void applyThreads() {
        int count = threads;
        if (APPLIED.get() != count) {
            // On processors that NNPACK does not know, libtorch says so at each convolution.
            torch.globalContext().setUserEnabledNNPACK(false);
            torch.set_num_threads(count);
            // Matrix products are OpenBLAS's, which has threads of its own and does not ask
            // libtorch.
            openblas_nolapack.blas_set_num_threads(count);
            APPLIED.set(count);
        }
    }

    /** libtorch's version, such as "2.10.0". */
    public static String version() {
        String presets = torch.class.getPackage().getImplementationVersion();
        return presets == null ? "unknown" : presets.replaceFirst("-.*", "");
    }

    /** The natives in use, such as "linux-x86_64". */
    public static String platform() {
        return Loader.getPlatform();
    }

    /** Which vector instructions libtorch's own kernels use, such as "AVX2". */
    public static String vectorInstructions() {
        return torch.get_cpu_capability().getString();
    }

    /** Whether convolutions can use oneDNN. */
    public static boolean hasOneDnn() {
        return torch.hasMKLDNN();
    }

    /**
     * The best of several products of two 1024 x 1024 matrices, in floating-point operations per
     * second.
     */
    public static double gemmRate() {
        int side = 1024;
        double best = 0;
        try (Scope outer = Scope.inference()) {
            Tensor left = torch.randn(side, side);
            Tensor right = torch.randn(side, side);
            for (int i = 0; i < 10; i++) {
                long start = System.nanoTime();
                try (Scope inner = Scope.inference()) {
                    torch.mm(left, right);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                best = Math.max(best, 2.0 * side * side * side / seconds);
            }
        }
        return best;
    }
}
