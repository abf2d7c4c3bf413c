package engram.video.standing;

/**
 * Where a picture has moved to, about its middle: what was at a place is now at {@link #x}, {@link
 * #y} of it.
 *
 * @param right by how many pixels
 * @param down by how many pixels
 * @param larger by which share
 * @param turned clockwise, in radians; small
 */
record Displacement(double right, double down, double larger, double turned) {
    static final Displacement NONE = new Displacement(0, 0, 0, 0);

    /**
     * @param x from the middle
     * @param y from the middle
     */
    double x(double x, double y) {
        return x + right + larger * x - turned * y;
    }

    /** As {@link #x}, downward. */
    double y(double x, double y) {
        return y + down + turned * x + larger * y;
    }

    /** The same of a picture that has so many times the pixels a side. */
    Displacement scaled(double times) {
        return new Displacement(right * times, down * times, larger, turned);
    }

    Displacement plus(double... step) {
        return new Displacement(
                right + step[0], down + step[1], larger + step[2], turned + step[3]);
    }
}
