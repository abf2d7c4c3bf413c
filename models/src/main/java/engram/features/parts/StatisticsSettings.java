package engram.features.parts;

/**
 * Settings of the Gaussian over pictures' statistics.
 *
 * @param ridge what is added to each variance, as a share of the mean of those that are known
 */
public record StatisticsSettings(double ridge) implements PartSettings {

    public StatisticsSettings {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge must be above 0, not " + ridge);
        }
    }

    /** A ridge of 0.1. */
    public static StatisticsSettings standard() {
        return new StatisticsSettings(0.1);
    }

    @Override
    public Part.Kind kind() {
        return new StatisticsGaussian.Kind(this);
    }
}
