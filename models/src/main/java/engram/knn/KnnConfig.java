package engram.knn;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.points.Points;

/**
 * Settings of the nearest neighbours.
 *
 * @param neighbours how many; all, where there are fewer training samples
 * @param distance what becomes of their distances
 * @param references how many distinct training samples are kept; 0 keeps all
 */
public record KnnConfig(int neighbours, Distance distance, int references) implements ModelConfig {

    /** One number from the distances to the nearest neighbours. */
    public enum Distance {
        /** Their mean. */
        MEAN,
        /** The largest. */
        KTH
    }

    public KnnConfig {
        if (neighbours < 1) {
            throw new IllegalArgumentException("neighbours must be at least 1, not " + neighbours);
        }
        if (references < 0) {
            throw new IllegalArgumentException("references must be 0 or more, not " + references);
        }
    }

    /** The mean of five, and as many references as samples of this shape leave room for. */
    public static KnnConfig forShape(SampleShape shape) {
        return new KnnConfig(5, Distance.MEAN, Points.most(shape));
    }
}
