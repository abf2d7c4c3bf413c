package engram.features.parts;

import engram.features.extraction.PictureFeatures;

/**
 * Settings of the Gaussians at positions.
 *
 * @param axes how many of the 128 directions of features are kept, those of most variance
 * @param ridge what is added to each variance, as a share of their mean
 * @param fewest with fewer pictures than this they cannot be known well, and are left out where
 *     there is something else to judge by
 */
public record PositionSettings(int axes, double ridge, int fewest) implements PartSettings {

    public PositionSettings {
        if (axes < 1 || axes > PictureFeatures.NARROW) {
            throw new IllegalArgumentException(
                    "axes must be 1 to " + PictureFeatures.NARROW + ", not " + axes);
        }
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge must be above 0, not " + ridge);
        }
        if (fewest < 0) {
            throw new IllegalArgumentException("fewest must be 0 or more, not " + fewest);
        }
    }

    /** 100 axes, a ridge of 0.01, and no fewer than 40 pictures. */
    public static PositionSettings standard() {
        return new PositionSettings(100, 0.01, 40);
    }

    @Override
    public Part.Kind kind() {
        return new PositionGaussians.Kind(this);
    }
}
