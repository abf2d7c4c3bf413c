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
    /** Blocks along a side. */
    private static final int BLOCKS = 8;

    /** Deviation of greys from which a block shows something. */
    private static final double SHOWS = 3;

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
        Fit[] shown = shown(Displacement.NONE);
        return before.isAsLargeAs(now)
                && shown.length > 0
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
        Fit[] fits = new Fit[BLOCKS * BLOCKS];
        int count = 0;
        for (int block = 0; block < BLOCKS * BLOCKS; block++) {
            Optional<Fit> fit = fit(block, by);
            if (fit.isPresent()) {
                fits[count++] = fit.get();
            }
        }
        return Arrays.copyOf(fits, count);
    }

    private Optional<Fit> fit(int block, Displacement by) {
        int left = block % BLOCKS * before.width() / BLOCKS;
        int right = (block % BLOCKS + 1) * before.width() / BLOCKS;
        int top = block / BLOCKS * before.height() / BLOCKS;
        int below = (block / BLOCKS + 1) * before.height() / BLOCKS;
        double middleX = (before.width() - 1) / 2.0;
        double middleY = (before.height() - 1) / 2.0;
        Likeness asItIs = new Likeness();
        Likeness moved = new Likeness();
        for (int y = top; y < below; y++) {
            for (int x = left; x < right; x++) {
                double was = before.at(x, y);
                double toX = middleX + by.x(x - middleX, y - middleY);
                double toY = middleY + by.y(x - middleX, y - middleY);
                if (!now.holds(toX, toY)) {
                    return Optional.empty();
                }
                asItIs.add(was, now.at(x, y));
                moved.add(was, now.at(toX, toY));
            }
        }
        return asItIs.deviation() < SHOWS
                ? Optional.empty()
                : Optional.of(new Fit(1 - asItIs.correlation(), 1 - moved.correlation()));
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Sums over pairs of greys. */
    private static final class Likeness {
        private double count;
        private double first;
        private double second;
        private double firstSquares;
        private double secondSquares;
        private double products;

        void add(double one, double other) {
            count++;
            first += one;
            second += other;
            firstSquares += one * one;
            secondSquares += other * other;
            products += one * other;
        }

        /** Of the first ones. */
        double deviation() {
            return Math.sqrt(Math.max(0, firstSquares / count - first * first / count / count));
        }

        double correlation() {
            double together = products / count - first * second / count / count;
            double ofFirst = firstSquares / count - first * first / count / count;
            double ofSecond = secondSquares / count - second * second / count / count;
            return together / Math.sqrt(Math.max(0, ofFirst) * Math.max(0, ofSecond) + 1e-6);
        }
    }
}
