package engram.training;

import engram.data.SampleShape;

/**
 * How long and how fast a network learns.
 *
 * @param epochs after each of which there is a report; 0 chooses, see {@link #resolve}
 * @param batchSize samples per step; 0 chooses
 * @param learningRate of Adam; 0 chooses
 * @param schedule how the learning rate goes on from there
 * @param passes over the training samples that make an epoch; 0 chooses: one, or several where
 *     epochs are left open too and samples are few
 * @param settle whether batch norm's running statistics, which lag behind parameters that move, are
 *     brought up to date after the last step; the MemAE paper does not say, a later public
 *     implementation does it
 */
public record TrainingConfig(
        int epochs,
        int batchSize,
        double learningRate,
        Schedule schedule,
        int passes,
        boolean settle) {
    private static final int SMALL = 3 * 64 * 64;
    private static final int FEWEST_EPOCHS = 10;
    private static final int MOST_EPOCHS = 300;
    private static final int FEWEST_EPOCHS_OF_CLIPS = 3;
    private static final int BRIEF_STEPS = 2_000;
    private static final int BRIEF_BATCH = 64;
    private static final double BRIEF_RATE = 2e-3;

    /** What becomes of the learning rate, epoch by epoch. */
    public enum Schedule {
        /** It stays, as in the papers. */
        CONSTANT,
        /** It falls in equal steps, to one step above 0 in the last epoch. */
        LINEAR,
        /** It falls as half a cosine from step to step, to 0 at the end. */
        COSINE;

        /**
         * What the learning rate is multiplied with.
         *
         * @param epoch counted from 1
         * @param within which share of the epoch's steps is done
         */
        double factor(int epoch, int epochs, double within) {
            return switch (this) {
                case CONSTANT -> 1;
                case LINEAR -> 1 - (epoch - 1.0) / epochs;
                case COSINE -> (1 + Math.cos(Math.PI * (epoch - 1 + within) / epochs)) / 2;
            };
        }
    }

    /** With a constant learning rate, an epoch for each pass, settled. */
    public TrainingConfig(int epochs, int batchSize, double learningRate) {
        this(epochs, batchSize, learningRate, Schedule.CONSTANT, epochs == 0 ? 0 : 1, true);
    }

    /** Epochs and batch size chosen by the data, Adam at 1e-3. */
    public static final TrainingConfig AUTOMATIC = new TrainingConfig(0, 0, 1e-3);

    /**
     * For rows: however many there are, about 2,000 steps of 64 of them (or once over all where
     * that is more), Adam at 2e-3 and falling to 0 as a cosine. Fewer steps were worse on small
     * tables, more were not better.
     */
    public static final TrainingConfig BRIEF =
            new TrainingConfig(0, 0, 0, Schedule.COSINE, 0, true);

    /**
     * Epochs and batch size chosen by the data, Adam at 1e-3 and falling to 0 as a cosine. For
     * clips, and for players against one another: at a constant rate what held-out normal samples
     * are rebuilt to went up and down by half from one epoch to the next, so that the last one was
     * as good as luck had it.
     */
    public static final TrainingConfig FALLING =
            new TrainingConfig(0, 0, 1e-3, Schedule.COSINE, 0, true);

    public TrainingConfig {
        if (epochs < 0) {
            throw new IllegalArgumentException("training.epochs must be 0 or more, not " + epochs);
        }
        if (batchSize < 0 || batchSize == 1) {
            throw new IllegalArgumentException(
                    "training.batchSize must be 0 or at least 2, not " + batchSize);
        }
        if (!(learningRate >= 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException(
                    "training.learningRate must be 0 or more, not " + learningRate);
        }
        if (passes < 0) {
            throw new IllegalArgumentException("training.passes must be 0 or more, not " + passes);
        }
    }

    /**
     * The same with what was left open chosen: batches of 256 rows, 64 small pictures, 16 large
     * ones or 8 clips; about 10,000 steps (1,500 for large pictures, whose steps are dear, 3,000
     * for clips), within 10 to 300 epochs (3 to 300 of clips, of which there are many alike). Where
     * the learning rate is left open too, as {@link #BRIEF} says.
     */
    public TrainingConfig resolve(SampleShape shape, int samples) {
        if (learningRate == 0) {
            return brief(samples);
        }
        int batch = batchSize == 0 ? batch(shape) : batchSize;
        int resolved = epochs;
        if (resolved == 0) {
            boolean clips = shape instanceof SampleShape.Clip;
            double stepsPerEpoch = Math.max(1, samples / (double) batch);
            long wanted = Math.round(steps(shape) / stepsPerEpoch);
            int fewest = clips ? FEWEST_EPOCHS_OF_CLIPS : FEWEST_EPOCHS;
            resolved = (int) Math.min(MOST_EPOCHS, Math.max(fewest, wanted));
        }
        return resolved(resolved, batch, Math.max(1, passes));
    }

    private static int batch(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return 8;
        }
        return shape instanceof SampleShape.Row ? 256 : shape.size() > SMALL ? 16 : 64;
    }

    private static int steps(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return 3000;
        }
        return shape.size() > SMALL ? 1500 : 10_000;
    }

    private TrainingConfig brief(int samples) {
        int batch = batchSize == 0 ? Math.max(2, Math.min(BRIEF_BATCH, samples)) : batchSize;
        double steps = Math.max(1, samples / (double) batch);
        if (epochs > 0) {
            return resolved(epochs, batch, Math.max(1, passes));
        }
        int wanted = (int) Math.max(1, Math.ceil(BRIEF_STEPS / steps));
        int several = passes > 0 ? passes : (wanted + MOST_EPOCHS - 1) / MOST_EPOCHS;
        return resolved((wanted + several - 1) / several, batch, several);
    }

    /** The same at another learning rate. */
    public TrainingConfig from(double rate) {
        return new TrainingConfig(epochs, batchSize, rate, schedule, passes, settle);
    }

    private TrainingConfig resolved(int chosenEpochs, int batch, int chosenPasses) {
        return new TrainingConfig(chosenEpochs, batch, rate(), schedule, chosenPasses, settle);
    }

    /** The learning rate, chosen where it was left open. */
    double rate() {
        return learningRate == 0 ? BRIEF_RATE : learningRate;
    }
}
