package engram.images;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.splits.Grouping;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * In which order of names pictures of one part are neighbours. Usually it is the natural one; where
 * a camera's settings stand before the running number ({@code light1_0815}, {@code light2_0816}) it
 * is that of the last number. Which it is can be seen: pictures of one part look alike.
 */
final class NeighbourOrder {
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)\\D*$");

    /** Too few to tell, and too few to be dealt in stretches that matter. */
    private static final int FEWEST = 40;

    /** Neighbours looked at in each order; all thumbnails together take a second or two. */
    private static final int PAIRS = 150;

    private static final int SIDE = 16;

    /** How many standard errors the other order must be ahead by. */
    private static final double CLEARLY = 4;

    private final Album album;
    private final Map<Integer, Optional<float[]>> thumbnails = new HashMap<>();

    private NeighbourOrder(Album album) {
        this.album = album;
    }

    /** Stretches of the order in which neighbours look more alike; of the natural one in doubt. */
    static Grouping of(Album album) {
        int[] numbered = byLastNumber(album);
        boolean natural = Arrays.equals(numbered, IntStream.range(0, album.size()).toArray());
        if (album.size() < FEWEST || natural) {
            return Grouping.STRETCHES;
        }
        NeighbourOrder looked = new NeighbourOrder(album);
        int[] own = IntStream.range(0, album.size()).toArray();
        return looked.isClearlyMoreAlike(numbered, own)
                ? new Grouping.Stretches(
                        "the last number of names, in whose order neighbours look alike", numbered)
                : Grouping.STRETCHES;
    }

    /** Names without a number go last, all else being natural order. */
    private static int[] byLastNumber(Album album) {
        Optional<?>[] numbers = new Optional<?>[album.size()];
        for (int i = 0; i < numbers.length; i++) {
            Matcher matcher = LAST_NUMBER.matcher(withoutEnding(album.id(i)));
            numbers[i] =
                    matcher.find()
                            ? Optional.of(new BigInteger(matcher.group(1)))
                            : Optional.empty();
        }
        return IntStream.range(0, numbers.length)
                .boxed()
                .sorted(
                        Comparator.comparing(
                                (Integer i) -> (BigInteger) numbers[i].orElse(null),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static String withoutEnding(String id) {
        int dot = id.lastIndexOf('.');
        return dot > id.lastIndexOf('/') ? id.substring(0, dot) : id;
    }

    private boolean isClearlyMoreAlike(int[] order, int[] than) {
        double[] one = alikeness(order);
        double[] other = alikeness(than);
        double error = Math.sqrt(squaredError(one) + squaredError(other));
        return one.length > 1 && other.length > 1 && mean(one) - mean(other) > CLEARLY * error;
    }

    /** Correlations of neighbours, evenly spread over the order. */
    private double[] alikeness(int... order) {
        int pairs = Math.min(PAIRS, order.length - 1);
        return IntStream.range(0, pairs)
                .map(pair -> (int) ((long) pair * (order.length - 1) / pairs))
                .filter(i -> thumbnail(order[i]).isPresent() && thumbnail(order[i + 1]).isPresent())
                .mapToDouble(
                        i -> correlation(thumbnail(order[i]).get(), thumbnail(order[i + 1]).get()))
                .toArray();
    }

    /** None of a picture that cannot be read or is deeper than 8 bits. */
    private Optional<float[]> thumbnail(int position) {
        return thumbnails.computeIfAbsent(position, this::decoded);
    }

    private Optional<float[]> decoded(int position) {
        try {
            ImageEncoding small =
                    new ImageEncoding(new SampleShape.Image(1, SIDE, SIDE), PixelRange.UNIT);
            float[] values = new float[SIDE * SIDE];
            album.pixels(position, small).scale(PixelRange.UNIT, values, 0);
            return Optional.of(values);
        } catch (UnreadableDataException e) {
            return Optional.empty();
        }
    }

    /** Another light changes brightness and contrast, and not what a correlation sees. */
    private static double correlation(float[] left, float... right) {
        double meanLeft = 0;
        double meanRight = 0;
        for (int i = 0; i < left.length; i++) {
            meanLeft += left[i] / (double) left.length;
            meanRight += right[i] / (double) left.length;
        }
        double both = 0;
        double ofLeft = 0;
        double ofRight = 0;
        for (int i = 0; i < left.length; i++) {
            both += (left[i] - meanLeft) * (right[i] - meanRight);
            ofLeft += (left[i] - meanLeft) * (left[i] - meanLeft);
            ofRight += (right[i] - meanRight) * (right[i] - meanRight);
        }
        double scale = Math.sqrt(ofLeft * ofRight);
        return scale == 0 ? 0 : both / scale;
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** The square of the mean's standard error. */
    private static double squaredError(double... values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return squares / Math.max(1, values.length - 1) / Math.max(1, values.length);
    }
}
