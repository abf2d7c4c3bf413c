package engram.features;

/**
 * Settings of the memory of patches.
 *
 * @param items how many patches are remembered; all, where there are fewer
 * @param candidates how many patches of training pictures they are chosen from
 */
public record PatchSettings(int items, int candidates) implements PartSettings {

    public PatchSettings {
        if (items < 1) {
            throw new IllegalArgumentException("items must be at least 1, not " + items);
        }
        if (candidates < items) {
            throw new IllegalArgumentException(
                    "candidates must be at least as many as items, "
                            + items
                            + ", not "
                            + candidates);
        }
    }

    /** 2,000 out of 40,000. */
    public static PatchSettings standard() {
        return new PatchSettings(2_000, 40_000);
    }
}
