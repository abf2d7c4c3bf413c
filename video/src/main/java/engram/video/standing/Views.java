package engram.video.standing;

import java.util.Arrays;
import java.util.Optional;

/**
 * Two pictures of what stands still, compared block by block: a camera has moved where most blocks
 * that show something fit clearly better once it is reckoned with, and hardly one fits worse. A
 * lorry that parks, or light that comes and goes, changes some of them or all, and none fits better
 * moved.
 */
record Views(Greys before, Greys now) {
    private static final int FEWEST = 6;

    /** What may be left of how unlike blocks were. */
    private static final double LEFT = 0.6;

    private static final double WORSE = 1.2;
    private static final double LITTLE_WORSE = 0.02;
    private static final double MOST = 0.6;
    private static final double FEW = 0.2;

    /** What fits is at least so alike. */
    private static final double ALIKE = 0.7;

    /** What may be the same view is so alike, people and light aside. */
    private static final double SAME = 0.5;

    /** Less than this, in pixels and in the picture's longer side, is no move. */
    private static final double LEAST = 0.3;

    private static final double LEAST_SHARE = 0.004;

    /** How far apart blocks of the two are, as they are and moved: 0 to 2. */
    private record Fit(double asItIs, double moved) {}

    /** Where the camera's picture has gone; empty if it has not, or shows something else. */
    Optional<Displacement> displacement() {
        if (!before.isAsLargeAs(now)) {
            return Optional.empty();
        }
        Displacement found = Alignment.of(before, now);
        return distance(found, 1, 1) >= least() && fits(found)
                ? Optional.of(found)
                : Optional.empty();
    }

    /** Whether most of what stands still is where it was. */
    boolean areTheSame() {
        if (!before.isAsLargeAs(now)) {
            return false;
        }
        Fit[] shown = shown(Displacement.NONE);
        return shown.length > 0
                && median(Arrays.stream(shown).mapToDouble(Fit::asItIs).toArray()) <= 1 - SAME
                && displacement().isEmpty();
    }

    /** Whether enough shows something for a move to be seen. */
    boolean showEnough() {
        return shown(Displacement.NONE).length >= FEWEST;
    }

    /**
     * How far what is in the picture moves on average.
     *
     * @param wide what a pixel's width counts
     * @param high what its height does
     */
    double distance(Displacement by, double wide, double high) {
        double sum = 0;
        for (double x : halves(before.width())) {
            for (double y : halves(before.height())) {
                sum += Math.hypot(wide * (by.x(x, y) - x), high * (by.y(x, y) - y));
            }
        }
        return sum / 4;
    }

    /** Half way to either side. */
    private static double[] halves(int side) {
        return new double[] {-side / 4.0, side / 4.0};
    }

    private double least() {
        return Math.max(LEAST, LEAST_SHARE * Math.max(before.width(), before.height()));
    }

    private boolean fits(Displacement by) {
        Fit[] shown = shown(by);
        long better = Arrays.stream(shown).filter(f -> f.moved < LEFT * f.asItIs).count();
        long worse =
                Arrays.stream(shown).filter(f -> f.moved > WORSE * f.asItIs + LITTLE_WORSE).count();
        return shown.length >= FEWEST
                && better >= MOST * shown.length
                && worse <= FEW * shown.length
                && median(Arrays.stream(shown).mapToDouble(Fit::moved).toArray()) <= 1 - ALIKE;
    }

    /** Blocks that show something and are still in the picture. */
    private Fit[] shown(Displacement by) {
        return Block.of(before).stream()
                .map(block -> fit(block, by))
                .flatMap(Optional::stream)
                .toArray(Fit[]::new);
    }

    private Optional<Fit> fit(Block block, Displacement by) {
        double middleX = (before.width() - 1) / 2.0;
        double middleY = (before.height() - 1) / 2.0;
        GreyPairs asItIs = block.pairs(before, now);
        GreyPairs moved = new GreyPairs();
        for (int y = block.top(); y < block.below(); y++) {
            for (int x = block.left(); x < block.right(); x++) {
                double toX = middleX + by.x(x - middleX, y - middleY);
                double toY = middleY + by.y(x - middleX, y - middleY);
                if (!now.holds(toX, toY)) {
                    return Optional.empty();
                }
                moved.add(before.at(x, y), now.at(toX, toY));
            }
        }
        return asItIs.show()
                ? Optional.of(new Fit(1 - asItIs.correlation(), 1 - moved.correlation()))
                : Optional.empty();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
