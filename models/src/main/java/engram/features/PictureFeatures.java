package engram.features;

/**
 * What the trunk makes of one picture, in the three forms that detectors look at. Positions are
 * those of a grid of 16 x 16.
 *
 * @param patches (256, 768) what each position and its neighbourhood look like, relative to the
 *     picture: expanded channels, the picture's own mean taken off, averaged over 3 x 3
 * @param positions (256, 128) what each position looks like, relative to the picture: the narrow
 *     channels between the expanded ones, the picture's own mean taken off
 * @param statistics (1536) the picture as a whole: each expanded channel's deviation, then its
 *     maximum, over all positions
 */
record PictureFeatures(float[] patches, float[] positions, float[] statistics) {
    /** Positions down and across. */
    static final int GRID = 16;

    static final int POSITIONS = GRID * GRID;
    static final int PATCH = 768;
    static final int NARROW = 128;
    static final int STATISTICS = 2 * PATCH;
}
