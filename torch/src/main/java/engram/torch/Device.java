package engram.torch;

/** Where tensors live and operations run. */
public enum Device {
    CPU,
    /** An NVIDIA GPU; needs the natives of the build profile {@code gpu}. */
    CUDA
}
