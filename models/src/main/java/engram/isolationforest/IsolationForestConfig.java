package engram.isolationforest;

import engram.model.ModelConfig;

/**
 * Settings of the isolation forest.
 *
 * @param trees how many
 * @param samples how many training samples each tree sees; all, where there are fewer
 */
public record IsolationForestConfig(int trees, int samples) implements ModelConfig {
    private static final int MOST_SAMPLES = 1 << 16;

    public IsolationForestConfig {
        if (trees < 1) {
            throw new IllegalArgumentException("trees must be at least 1, not " + trees);
        }
        if (samples < 2 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "samples must be from 2 to " + MOST_SAMPLES + ", not " + samples);
        }
    }

    /** 100 trees of 256 samples. */
    public static IsolationForestConfig published() {
        return new IsolationForestConfig(100, 256);
    }
}
