package engram.data.encodings;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Which stored numbers of pictures of more than 8 bits are black and white, the same for every
 * picture: a 12-bit camera's values fill a sixteenth of the 16 bits that they are stored in, and
 * floating-point values any range.
 *
 * @param low what becomes 0
 * @param high what becomes 255
 * @param gaps the share of values that are no finite numbers in pictures learned from, as of what a
 *     scanner did not reach; empty where there are none
 */
public record Levels(Depth depth, double low, double high, Optional<Double> gaps) {
    private static final float WHITE = 255;

    /** A new picture may have more gaps than those learned from, though not many times as many. */
    private static final double MORE = 2;

    public Levels {
        Objects.requireNonNull(depth, "depth is missing");
        // Detectors of before there were these do not have them.
        gaps = gaps == null ? Optional.empty() : gaps;
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

    /** Of pictures without gaps. */
    public Levels(Depth depth, double low, double high) {
        this(depth, low, high, Optional.empty());
    }

    /** Whether pictures may have this share of values that are no finite numbers. */
    public boolean allows(double share) {
        return share == 0 || gaps.map(usual -> share <= MORE * usual).orElse(false);
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
        return "values from "
                + number(low)
                + " to "
                + number(high)
                + " of "
                + depth
                + gaps.map(share -> "; up to %s are no numbers, and black".formatted(share(share)))
                        .orElse("");
    }

    /** Such as "1.2 %". */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.2g %%", 100 * share);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
