package engram.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch as it is on this machine: its version, its instructions, how fast it multiplies. */
public final class Torch {
    private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([\\d.]+)");

    static {
        Compute.prepare();
    }

    private Torch() {}

    /** Starts libtorch's random generator anew, for what it draws itself, such as dropout. */
    public static void seed(long seed) {
        torch.manual_seed(seed);
    }

    /**
     * libtorch's version, such as "2.10.0", as the library in use has it: it need not be the one
     * that was packed with its Java classes.
     */
    public static String version() {
        Matcher built = VERSION.matcher(torch.show_config().getString());
        return built.find() ? built.group(1) : "unknown";
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
     * The best of several products of two 1024 x 1024 matrices on so many threads, in
     * floating-point operations per second.
     */
    public static double gemmRate(int threads) {
        int side = 1024;
        double best = 0;
        try (Compute.Entered here = new Compute(threads, Device.CPU).enter();
                Scope outer = Scope.inference()) {
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
