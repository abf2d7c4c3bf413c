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
 * @param directionsWeight what the stored rows' judgement {@linkplain KnnConfig.Space#BY_DIRECTION
 *     by direction} counts beside that by their distance; at 0 they have none
 */
public record RowMemoryConfig(
        KnnConfig stored, MemAeConfig learned, double learnedWeight, double directionsWeight)
        implements ModelConfig {
    /** From so many columns on, finding directions takes longer than all the rest. */
    private static final int WIDE = 300;

    public RowMemoryConfig {
        requireWeight("learnedWeight", learnedWeight);
        requireWeight("directionsWeight", directionsWeight);
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(name + " must be 0 or more, not " + weight);
        }
    }

    /**
     * What each of the two has for rows; all judges count alike, that by direction where there are
     * less than 300 columns.
     *
     * @throws IllegalArgumentException if samples are no rows
     */
    public static RowMemoryConfig forShape(SampleShape shape) {
        if (!(shape instanceof SampleShape.Row)) {
            throw new IllegalArgumentException(
                    "row-memory is for rows of tables, not for " + shape);
        }
        return new RowMemoryConfig(
                KnnConfig.forShape(shape),
                MemAeConfig.forShape(shape),
                1,
                shape.size() < WIDE ? 1 : 0);
    }

    @Override
    public TrainingConfig training() {
        return learned.training();
    }
}
