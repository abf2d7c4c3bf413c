package engram.images;

import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.Levels;
import engram.images.folders.Tally;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which stored numbers are black and white where pictures have more than 8 bits: the darkest and
 * the brightest that normal pictures have. A few hot or dead pixels of a picture do not count, and
 * of many pictures not the one or two that are most exposed.
 */
final class LevelChoice {
    private static final int LOOKED_AT = 200;
    private static final double HOT = 0.0002;
    private static final double EXPOSED = 0.01;
    private static final int MANY = 20;

    private LevelChoice() {}

    /** The darkest and the brightest of a picture, and the share that is neither. */
    private record Ends(double low, double high, double gaps) {}

    /**
     * The one depth that all of these can be read at.
     *
     * @throws UnreadableDataException if there is none
     */
    static Depth common(String name, Set<Depth> depths) {
        Set<Depth> deep = EnumSet.copyOf(depths);
        boolean shallow = deep.remove(Depth.BITS_8);
        if (deep.isEmpty()) {
            return Depth.BITS_8;
        }
        Depth depth = deep.iterator().next();
        if (deep.size() > 1 || (shallow && depth != Depth.BITS_16)) {
            throw new UnreadableDataException(
                    name
                            + ": expected pictures of one kind, but their values are of "
                            + Tally.list(
                                    EnumSet.copyOf(depths).stream().map(Depth::toString).toList())
                            + ", which have no range in common; learn from those of one kind");
        }
        return depth;
    }

    /**
     * The range of pictures.
     *
     * @param positions those to learn from; up to 200 of them are decoded
     * @throws UnreadableDataException if one of these cannot be read and must be
     */
    static Levels of(Album album, int[] positions, Depth depth, boolean skipUnreadable) {
        int count = Math.min(LOOKED_AT, positions.length);
        List<Ends> ends =
                IntStream.range(0, count)
                        .parallel()
                        .map(i -> positions[(int) ((long) i * positions.length / count)])
                        .mapToObj(position -> ends(album, position, skipUnreadable))
                        .filter(Objects::nonNull)
                        .toList();
        if (ends.isEmpty()) {
            throw new UnreadableDataException("none of the pictures can be read");
        }
        double[] lows = ends.stream().mapToDouble(Ends::low).sorted().toArray();
        double[] highs = ends.stream().mapToDouble(Ends::high).sorted().toArray();
        int most = ends.size() - 1;
        int dropped = ends.size() < MANY ? 0 : Math.max(1, (int) (EXPOSED * ends.size()));
        double low = lows[dropped];
        double high = highs[most - dropped];
        // All alike: there is nothing to stretch, and the next number up is as good as any.
        double[] gaps = ends.stream().mapToDouble(Ends::gaps).sorted().toArray();
        return new Levels(
                depth,
                low,
                high > low ? high : Math.max(low + 1, Math.nextUp(low)),
                Optional.of(gaps[most - dropped]).filter(share -> share > 0));
    }

    private static Ends ends(Album album, int position, boolean skipUnreadable) {
        try {
            return ends(album.stored(position)).orElse(null);
        } catch (UnreadableDataException e) {
            if (skipUnreadable) {
                return null;
            }
            throw e;
        }
    }

    /** Empty if no value is a number. */
    private static Optional<Ends> ends(double[] stored) {
        double[] values = Arrays.stream(stored).filter(Double::isFinite).sorted().toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        int hot = (int) Math.ceil(HOT * values.length);
        int beyond = values.length < 2 * hot + 2 ? 0 : hot;
        return Optional.of(
                new Ends(
                        values[beyond],
                        values[values.length - 1 - beyond],
                        1 - (double) values.length / stored.length));
    }
}
