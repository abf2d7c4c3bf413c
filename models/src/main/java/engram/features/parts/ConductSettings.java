package engram.features.parts;

/**
 * Settings of what is usual at places: what stands still there, what moves, and which way.
 *
 * @param share of training frames, which may be beyond what counts as usual at a place
 */
public record ConductSettings(double share) implements PartSettings {

    public ConductSettings {
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException(
                    "share must be 0 or more and below 0.5, not " + share);
        }
    }

    /** One in a hundred. */
    public static ConductSettings standard() {
        return new ConductSettings(0.01);
    }

    @Override
    public Part.Kind kind() {
        return new UsualConduct.Kind(this);
    }
}
