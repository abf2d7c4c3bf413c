package engram.data.encodings;

import java.util.Locale;
import java.util.Objects;

/**
 * Which stored numbers of pictures of more than 8 bits are black and white, the same for every
 * picture: a 12-bit camera's values fill a sixteenth of the 16 bits that they are stored in, and
 * floating-point values any range.
 *
 * @param low what becomes 0
 * @param high what becomes 255
 */
public record Levels(Depth depth, double low, double high) {
    private static final float WHITE = 255;

    public Levels {
        Objects.requireNonNull(depth, "depth is missing");
        if (depth == Depth.BITS_8 || !(high > low) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    "expected levels of more than 8 bits, from low to high, not "
                            + depth
                            + " from "
                            + low
                            + " to "
                            + high);
        }
    }

    /**
     * The grey from 0 to 255 that a stored number becomes, not rounded. What lies beyond the range
     * keeps its place, since that is what an anomaly may do, but only by as much as the range is
     * wide: a single hot pixel must not outweigh a picture. What is not a number is black.
     */
    public float grey(double stored) {
        double grey = WHITE * ((stored - low) / (high - low));
        return Double.isNaN(grey) ? 0 : (float) Math.max(-WHITE, Math.min(2 * WHITE, grey));
    }

    /** Such as "values from 12 to 3,871 of 16 bits". */
    public String describe() {
        return "values from " + number(low) + " to " + number(high) + " of " + depth;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
