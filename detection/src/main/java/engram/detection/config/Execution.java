package engram.detection.config;

import engram.data.SampleShape;
import engram.torch.Compute;
import engram.torch.Device;

/**
 * Where and how a detector computes; recorded with it, since equal results need equal settings.
 *
 * @param seed of the split, the initial parameters and the order of batches
 * @param threads per operation of libtorch; 0 chooses by the size of samples: one for rows and
 *     small pictures, more for larger ones, and at most as many as there are processors
 * @param device where tensors live
 */
public record Execution(long seed, int threads, Device device) {
    /**
     * Values of a sample whose network keeps one thread busy. Up to pictures of 3 x 32 x 32 a
     * second thread made nothing faster, and where other programs keep processors busy, much
     * slower: each operation waits for its last thread.
     */
    private static final int OCCUPIES_ONE = 4096;

    private static final int MOST_THREADS = 1024;

    public Execution {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be 0 to " + MOST_THREADS + ", not " + threads);
        }
    }

    /** Seed 0, as many threads as pay, no GPU. */
    public static Execution standard() {
        return new Execution(0, 0, Device.CPU);
    }

    /** The same with the number of threads spelled out. */
    public Execution resolve(SampleShape shape) {
        if (threads > 0) {
            return this;
        }
        int paying = Math.max(1, shape.size() / OCCUPIES_ONE);
        int all = Runtime.getRuntime().availableProcessors();
        return new Execution(seed, Math.min(paying, all), device);
    }

    /** How to compute; the number of threads must be {@linkplain #resolve resolved}. */
    public Compute compute() {
        return new Compute(threads, device);
    }

    /** The same where this machine has the device, else on the CPU. */
    public Execution here() {
        return Compute.has(device) ? this : new Execution(seed, threads, Device.CPU);
    }
}
