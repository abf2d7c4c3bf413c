package engram.knn;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.points.Points;

/**
 * Settings of the nearest neighbours.
 *
 * @param neighbours how many; all, where there are fewer training samples
 * @param distance what becomes of their distances
 * @param references how many distinct training samples are looked at; 0 looks at all
 * @param centres where there are more references than twice this, so many k-means centres of them
 *     are kept in their place; 0 keeps the references
 * @param localScaling how far a distance is judged by those that are usual among the references
 *     around: 0 not at all, 1 as a multiple of them
 * @param space where distances are measured
 */
public record KnnConfig(
        int neighbours,
        Distance distance,
        int references,
        int centres,
        double localScaling,
        Space space)
        implements ModelConfig {
    private static final int CENTRES = 2_500;
    private static final double MILD = 0.3;

    /** One number from the distances to the nearest neighbours. */
    public enum Distance {
        /** Their mean. */
        MEAN,
        /** The largest. */
        KTH
    }

    /** Where distances are measured. */
    public enum Space {
        /** Among samples as they are. */
        AS_GIVEN,
        /** Where a step counts by how far neighbours are apart in its direction. */
        BY_DIRECTION
    }

    public KnnConfig {
        if (neighbours < 1) {
            throw new IllegalArgumentException("neighbours must be at least 1, not " + neighbours);
        }
        if (references < 0) {
            throw new IllegalArgumentException("references must be 0 or more, not " + references);
        }
        if (centres < 0) {
            throw new IllegalArgumentException("centres must be 0 or more, not " + centres);
        }
        if (!(localScaling >= 0 && localScaling <= 1)) {
            throw new IllegalArgumentException(
                    "localScaling must be from 0 to 1, not " + localScaling);
        }
    }

    /**
     * For rows the mean of three, mildly scaled, among rows or, of many, their centres; for
     * pictures the mean of five among as many references as samples of this shape leave room for.
     */
    public static KnnConfig forShape(SampleShape shape) {
        return shape instanceof SampleShape.Row
                ? new KnnConfig(3, Distance.MEAN, Points.most(shape), CENTRES, MILD, Space.AS_GIVEN)
                : plain(shape);
    }

    /** The mean of five, as it is. */
    public static KnnConfig plain(SampleShape shape) {
        return new KnnConfig(5, Distance.MEAN, Points.most(shape), 0, 0, Space.AS_GIVEN);
    }

    /** The same, measured elsewhere. */
    public KnnConfig in(Space other) {
        return new KnnConfig(neighbours, distance, references, centres, localScaling, other);
    }
}
