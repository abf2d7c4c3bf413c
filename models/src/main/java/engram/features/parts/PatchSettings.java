package engram.features.parts;

/**
 * Settings of the memory of patches.
 *
 * @param items how many patches are remembered; all, where there are fewer
 * @param candidates how many patches of training pictures they are chosen from
 */
public record PatchSettings(int items, int candidates) implements PartSettings {

    public PatchSettings {
        Items.requireAmong(items, candidates);
    }

    /** 2,000 out of 40,000. */
    public static PatchSettings standard() {
        return new PatchSettings(2_000, 40_000);
    }

    @Override
    public Part.Kind kind() {
        return new PatchLearning(this);
    }
}
