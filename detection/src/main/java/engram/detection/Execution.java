package engram.detection;

import engram.torch.Device;
import engram.torch.Torch;

/**
 * Where and how a detector computes; recorded with it, since equal results need equal settings.
 *
 * @param seed of the split, the initial parameters and the order of batches
 * @param threads per operation of libtorch; 0 takes all processors
 * @param device where tensors live
 */
public record Execution(long seed, int threads, Device device) {

    public Execution {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be 0 or more, not " + threads);
        }
    }

    /** Seed 0, all processors, no GPU. */
    public static Execution standard() {
        return new Execution(0, 0, Device.CPU);
    }

    /** The same with the number of threads spelled out. */
    Execution resolve() {
        return threads > 0
                ? this
                : new Execution(seed, Runtime.getRuntime().availableProcessors(), device);
    }

    /** Sets libtorch up accordingly. */
    void apply() {
        Torch.threads(resolve().threads);
        Torch.device(device);
    }
}
