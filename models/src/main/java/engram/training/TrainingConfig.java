package engram.training;

import engram.data.SampleShape;

/**
 * How long and how fast a network learns.
 *
 * @param epochs passes over the training samples; 0 chooses by their number, see {@link #epochsFor}
 * @param batchSize samples per step
 * @param learningRate of Adam
 */
public record TrainingConfig(int epochs, int batchSize, double learningRate) {
    private static final int SMALL_SIDE = 64;
    private static final int FEWEST_EPOCHS = 10;
    private static final int MOST_EPOCHS = 300;

    public TrainingConfig {
        if (epochs < 0) {
            throw new IllegalArgumentException("training.epochs must be 0 or more, not " + epochs);
        }
        if (batchSize < 2) {
            throw new IllegalArgumentException(
                    "training.batchSize must be at least 2, not " + batchSize);
        }
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException(
                    "training.learningRate must be above 0, not " + learningRate);
        }
    }

    /** Batches of 256 rows, 64 small pictures or 16 large ones; Adam at 1e-3. */
    public static TrainingConfig forShape(SampleShape shape) {
        return new TrainingConfig(0, defaultBatch(shape), 1e-3);
    }

    private static int defaultBatch(SampleShape shape) {
        if (shape instanceof SampleShape.Row) {
            return 256;
        }
        return shape.size() <= 3 * SMALL_SIDE * SMALL_SIDE ? 64 : 16;
    }

    /**
     * The epochs asked for or, where that is 0, about 4,000 steps' worth (1,500 for large pictures,
     * whose steps are dear), within 10 to 300 epochs.
     */
    public int epochsFor(SampleShape shape, int samples) {
        if (epochs > 0) {
            return epochs;
        }
        int steps = defaultBatch(shape) == 16 ? 1500 : 4000;
        double perEpoch = Math.max(1, samples / (double) batchSize);
        return (int) Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, Math.round(steps / perEpoch)));
    }
}
