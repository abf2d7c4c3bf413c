package engram.models;

import engram.data.SampleShape;
import engram.knn.KnnConfig;
import engram.memae.MemAeConfig;
import engram.model.ModelConfig;
import engram.training.TrainingConfig;

/**
 * Settings of the two memories of rows.
 *
 * @param stored of the rows that are kept as they are, or as centres of many
 * @param learned of the memory that a network learned
 * @param learnedWeight what the learned memory's judgement counts beside the stored one's
 */
public record RowMemoryConfig(KnnConfig stored, MemAeConfig learned, double learnedWeight)
        implements ModelConfig {
    private static final double HALF = 0.5;

    public RowMemoryConfig {
        if (!(learnedWeight >= 0 && Double.isFinite(learnedWeight))) {
            throw new IllegalArgumentException(
                    "learnedWeight must be 0 or more, not " + learnedWeight);
        }
    }

    /**
     * What each of the two has for rows; the learned one counts half.
     *
     * @throws IllegalArgumentException if samples are no rows
     */
    public static RowMemoryConfig forShape(SampleShape shape) {
        if (!(shape instanceof SampleShape.Row)) {
            throw new IllegalArgumentException(
                    "row-memory is for rows of tables, not for " + shape);
        }
        return new RowMemoryConfig(KnnConfig.forShape(shape), MemAeConfig.forShape(shape), HALF);
    }

    @Override
    public TrainingConfig training() {
        return learned.training();
    }
}
