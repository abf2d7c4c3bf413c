package engram.features.parts;

/**
 * Settings of the Gaussian over pictures' coarse colours.
 *
 * @param ridge what is added to each variance, as a share of the mean of those that are known
 */
public record ColourSettings(double ridge) implements PartSettings {

    public ColourSettings {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge must be above 0, not " + ridge);
        }
    }

    /** A ridge of 0.1. */
    public static ColourSettings standard() {
        return new ColourSettings(0.1);
    }

    @Override
    public Part.Kind kind() {
        return new ColourGaussian.Kind(this);
    }
}
