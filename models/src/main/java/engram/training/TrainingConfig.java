package engram.training;

import engram.data.SampleShape;

/**
 * How long and how fast a network learns.
 *
 * @param epochs passes over the training samples; 0 chooses, see {@link #resolve}
 * @param batchSize samples per step; 0 chooses
 * @param learningRate of Adam
 * @param schedule how the learning rate goes on from there
 * @param settle whether batch norm's running statistics, which lag behind parameters that move, are
 *     brought up to date after the last step; the MemAE paper does not say, a later public
 *     implementation does it
 */
public record TrainingConfig(
        int epochs, int batchSize, double learningRate, Schedule schedule, boolean settle) {
    private static final int SMALL = 3 * 64 * 64;
    private static final int FEWEST_EPOCHS = 10;
    private static final int MOST_EPOCHS = 300;

    /** What becomes of the learning rate, epoch by epoch. */
    public enum Schedule {
        /** It stays, as in the papers. */
        CONSTANT,
        /** It falls in equal steps, to one step above 0 in the last epoch. */
        LINEAR;

        /**
         * What the learning rate is multiplied with.
         *
         * @param epoch counted from 1
         */
        double factor(int epoch, int epochs) {
            return this == CONSTANT ? 1 : 1 - (epoch - 1.0) / epochs;
        }
    }

    /** With a constant learning rate, settled. */
    public TrainingConfig(int epochs, int batchSize, double learningRate) {
        this(epochs, batchSize, learningRate, Schedule.CONSTANT, true);
    }

    /** Epochs and batch size chosen by the data, Adam at 1e-3. */
    public static final TrainingConfig AUTOMATIC = new TrainingConfig(0, 0, 1e-3);

    public TrainingConfig {
        if (epochs < 0) {
            throw new IllegalArgumentException("training.epochs must be 0 or more, not " + epochs);
        }
        if (batchSize < 0 || batchSize == 1) {
            throw new IllegalArgumentException(
                    "training.batchSize must be 0 or at least 2, not " + batchSize);
        }
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException(
                    "training.learningRate must be above 0, not " + learningRate);
        }
    }

    /**
     * The same with what was left open chosen: batches of 256 rows, 64 small pictures or 16 large
     * ones; about 10,000 steps (1,500 for large pictures, whose steps are dear), within 10 to 300
     * epochs.
     */
    public TrainingConfig resolve(SampleShape shape, int samples) {
        boolean large = shape.size() > SMALL;
        int batch = batchSize;
        if (batch == 0) {
            batch = shape instanceof SampleShape.Row ? 256 : large ? 16 : 64;
        }
        int resolved = epochs;
        if (resolved == 0) {
            double stepsPerEpoch = Math.max(1, samples / (double) batch);
            long wanted = Math.round((large ? 1500 : 10_000) / stepsPerEpoch);
            resolved = (int) Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, wanted));
        }
        return new TrainingConfig(resolved, batch, learningRate, schedule, settle);
    }
}
