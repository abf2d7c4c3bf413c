package engram.features.extraction;

/** Quarter turns, clockwise, of square pictures and of the positions in them. */
public final class QuarterTurns {
    /** After so many a picture is as it was. */
    public static final int ALL = 4;

    private QuarterTurns() {}

    /**
     * Turned once.
     *
     * @param picture (C, side, side)
     */
    public static float[] turned(float[] picture, int side) {
        float[] turned = new float[picture.length];
        int plane = side * side;
        for (int i = 0; i < picture.length; i++) {
            int row = i % plane / side;
            int column = i % side;
            turned[i - i % plane + column * side + side - 1 - row] = picture[i];
        }
        return turned;
    }

    /** Which position of the picture as it was is now at {@code position}. */
    static int before(int turns, int position, int grid) {
        int place = position;
        for (int turn = 0; turn < turns; turn++) {
            place = (grid - 1 - place % grid) * grid + place / grid;
        }
        return place;
    }
}
