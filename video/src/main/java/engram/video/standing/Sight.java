package engram.video.standing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well what stands still is seen in another picture of it. Blurred, the fine of it is lost
 * before the coarse; in another light both are weaker by as much, and noise is like neither.
 *
 * <pre>
 *     alike = median of blocks: correlation of the two
 *     sharp = median of blocks: share(fine) / share(coarse)
 *     fine  = x - mean of 3 x 3,  coarse = mean of 3 x 3 - mean of 9 x 9
 *     share = sum known * now / sum known^2
 * </pre>
 */
record Sight(double alike, double sharp) {
    private static final int FINE = 1;
    private static final int COARSE = 4;

    /** Of less, nothing is known of the fine beside it. */
    private static final double LEAST_COARSE = 0.05;

    /** What is less alike is not the same. */
    private static final double ALIKE = 0.3;

    /** A blur of a pixel leaves a third, a shift by two pixels a half. */
    private static final double SHARP = 0.42;

    /** How it looks to whoever knows what stands there. */
    enum Seen {
        WELL,
        BLURRED,
        NOT_AT_ALL
    }

    static Sight of(Greys known, Greys now) {
        Greys knownFine = known.detail(0, FINE);
        Greys nowFine = now.detail(0, FINE);
        Greys knownCoarse = known.detail(FINE, COARSE);
        Greys nowCoarse = now.detail(FINE, COARSE);
        List<Double> alike = new ArrayList<>();
        List<Double> sharp = new ArrayList<>();
        for (Block block : Block.of(known)) {
            GreyPairs pairs = block.pairs(known, now);
            if (pairs.show()) {
                alike.add(pairs.correlation());
                double coarse = block.pairs(knownCoarse, nowCoarse).share();
                if (coarse >= LEAST_COARSE) {
                    sharp.add(block.pairs(knownFine, nowFine).share() / coarse);
                }
            }
        }
        return new Sight(median(alike), median(sharp));
    }

    Seen seen() {
        if (alike < ALIKE) {
            return Seen.NOT_AT_ALL;
        }
        return sharp < SHARP ? Seen.BLURRED : Seen.WELL;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }
}
