package engram.features;

import java.util.List;

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

    /** How many patches the memory of patches among some parts is chosen from; 0 without one. */
    static int candidates(List<PartSettings> parts) {
        return parts.stream()
                .mapToInt(part -> part instanceof PatchSettings patches ? patches.candidates : 0)
                .max()
                .orElse(0);
    }

    /** 2,000 out of 40,000. */
    public static PatchSettings standard() {
        return new PatchSettings(2_000, 40_000);
    }
}
