package engram.data.encodings;

/**
 * How a number is centred and scaled: {@code (value - center) / scale}.
 *
 * @param scale above 0
 */
public record Standard(double center, double scale) {
    /** Neither. */
    public static final Standard AS_IT_IS = new Standard(0, 1);

    public Standard {
        require("of truth values", center, scale);
    }

    static void require(String column, double center, double scale) {
        if (!(scale > 0 && Double.isFinite(scale) && Double.isFinite(center))) {
            throw new IllegalArgumentException(
                    "column " + column + " cannot be scaled by " + scale + " around " + center);
        }
    }
}
