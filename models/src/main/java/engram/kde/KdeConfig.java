package engram.kde;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.points.Points;

/**
 * Settings of the kernel density.
 *
 * @param bandwidth standard deviation of the kernel; 0 chooses it by held-out likelihood
 * @param references how many distinct training samples are kept; 0 keeps all
 */
public record KdeConfig(double bandwidth, int references) implements ModelConfig {

    public KdeConfig {
        if (!(bandwidth >= 0 && Double.isFinite(bandwidth))) {
            throw new IllegalArgumentException("bandwidth must be 0 or more, not " + bandwidth);
        }
        if (references < 0) {
            throw new IllegalArgumentException("references must be 0 or more, not " + references);
        }
    }

    /** A chosen bandwidth, and as many references as samples of this shape leave room for. */
    public static KdeConfig forShape(SampleShape shape) {
        return new KdeConfig(0, Points.most(shape));
    }
}
