package engram.features.extraction;

/**
 * What the trunk makes of one picture, in the three forms that detectors look at. P positions are
 * those of a {@link View}: 256 in a grid of 16 x 16, or 64 in one of 8 x 8 for small pictures.
 *
 * @param patches (P, 768) what each position and its neighbourhood look like, relative to the
 *     picture: expanded channels, the picture's own mean taken off, averaged over 3 x 3
 * @param positions (P, 128) what each position looks like, relative to the picture: the narrow
 *     channels between the expanded ones, the picture's own mean taken off
 * @param statistics (1536) the picture as a whole: each expanded channel's deviation, then its
 *     maximum over all positions, or its mean for small pictures
 * @param motion (P, 16) what moves at each position; empty for pictures that are no frames. Of
 *     frames, positions, statistics and colours are empty
 * @param colours (P, 3) the mean colour of each position, from -1 to 1, before any network
 * @param conduct (P, 4) what stands still at each position, what moves there and which way; empty
 *     for pictures that are no frames, and where what stands still anyway is not known
 */
public record PictureFeatures(
        float[] patches,
        float[] positions,
        float[] statistics,
        float[] motion,
        float[] colours,
        float[] conduct) {
    public static final int PATCH = 768;
    public static final int NARROW = 128;
    public static final int STATISTICS = 2 * PATCH;
    public static final int MOTION = 16;
    public static final int COLOUR = 3;
    public static final int CONDUCT = 4;
    static final float[] NONE = {};

    /** Of a picture that is no frame. */
    public PictureFeatures(
            float[] patches,
            float[] positions,
            float[] statistics,
            float[] motion,
            float[] colours) {
        this(patches, positions, statistics, motion, colours, NONE);
    }

    /** How many positions there are: P. */
    public int count() {
        return patches.length / PATCH;
    }
}
