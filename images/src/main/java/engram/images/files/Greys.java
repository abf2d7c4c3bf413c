package engram.images.files;

import engram.data.encodings.Depth;
import engram.data.encodings.Levels;
import java.util.Optional;
import javax.imageio.IIOException;

/** Turns the numbers that a picture's values are stored as into greys, of which 255 is white. */
public final class Greys {
    private static final float WHITE = 255f;
    private static final double MOST_16 = 65_535;

    private final Depth depth;
    private final float scale;
    private final double unit;
    private final Levels levels;

    /** {@code levels} is null where whites are the largest numbers that can be stored. */
    private Greys(Depth depth, double most, Levels levels) {
        this.depth = depth;
        this.scale = (float) (WHITE / most);
        this.unit = depth == Depth.BITS_8 ? MOST_16 / most : 1;
        this.levels = levels;
    }

    /**
     * For pictures of {@code bits} bits a value.
     *
     * @throws IIOException if these say nothing about pictures of this depth
     */
    public static Greys of(Depth depth, int bits, Optional<Levels> levels) throws IIOException {
        boolean whole = depth == Depth.BITS_8 || depth == Depth.BITS_16;
        Depth expected = levels.map(Levels::depth).orElse(Depth.BITS_8);
        boolean fits =
                depth == expected || (whole && (levels.isEmpty() || expected == Depth.BITS_16));
        if (!fits) {
            throw new IIOException(
                    "its values are of " + depth + ", those learned from were of " + expected);
        }
        return new Greys(depth, most(depth, bits), levels.orElse(null));
    }

    /** For what looks at numbers as they are stored. */
    public static Greys stored(Depth depth, int bits) {
        return new Greys(depth, most(depth, bits), null);
    }

    private static double most(Depth depth, int bits) {
        return switch (depth) {
            case BITS_8, BITS_16, BITS_32 -> (1L << bits) - 1.0;
            case SIGNED_16, SIGNED_32 -> (1L << (bits - 1)) - 1.0;
            case FLOATING_POINT -> 1;
        };
    }

    Depth depth() {
        return depth;
    }

    public float grey(double stored) {
        return levels == null ? (float) stored * scale : levels.grey(stored * unit);
    }

    /** From 0 (clear) to 1. */
    float opacity(double stored) {
        return (float) stored * scale / WHITE;
    }

    /** The stored number where 8 bits are spread over 16, so that both can lie in one folder. */
    public double number(double stored) {
        return stored * unit;
    }
}
