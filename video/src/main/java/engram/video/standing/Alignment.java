package engram.video.standing;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays one picture upon another: the best shift of a coarse one, found by trying all, is refined on
 * ever finer ones, with size and turn, by Gauss-Newton steps (Lucas, Kanade, "An iterative image
 * registration technique", IJCAI 1981; Baker, Matthews, "Lucas-Kanade 20 years on", 2004). What
 * stands in one picture alone counts little, by the weights of Geman and McClure.
 */
final class Alignment {
    /** Smaller pictures show too little. */
    private static final int COARSEST_SIDE = 16;

    /** A coarse picture is shifted by so much of its side at most, each way. */
    private static final double FARTHEST = 0.25;

    /** What a coarse shift must gain for each pixel: along a stripe all fit alike. */
    private static final double PER_PIXEL = 0.003;

    private static final int STEPS = 12;
    private static final double STILL = 0.01;

    /** Holds back what the pictures say little of, as where all there is are stripes. */
    private static final double DAMPING = 0.01;

    private final Greys before;
    private final Greys now;

    private Alignment(Greys before, Greys now) {
        this.before = before;
        this.now = now;
    }

    /** Where {@code before} is found in {@code now}, in its pixels. */
    static Displacement of(Greys before, Greys now) {
        List<Alignment> levels = new ArrayList<>();
        Greys coarseBefore = before.standingOut();
        Greys coarseNow = now.standingOut();
        levels.add(new Alignment(coarseBefore, coarseNow));
        while (Math.min(coarseBefore.width(), coarseBefore.height()) >= 2 * COARSEST_SIDE) {
            coarseBefore = coarseBefore.halved();
            coarseNow = coarseNow.halved();
            levels.add(new Alignment(coarseBefore, coarseNow));
        }
        Displacement found = levels.get(levels.size() - 1).coarse();
        for (int level = levels.size() - 1; level >= 0; level--) {
            found = levels.get(level).refined(found);
            found = level == 0 ? found : found.scaled(2);
        }
        return found;
    }

    private Displacement coarse() {
        int most = (int) (FARTHEST * Math.min(before.width(), before.height()));
        Displacement best = Displacement.NONE;
        double highest = likeness(0, 0);
        for (int down = -most; down <= most; down++) {
            for (int right = -most; right <= most; right++) {
                double likeness = likeness(right, down) - PER_PIXEL * Math.hypot(right, down);
                if (likeness > highest) {
                    highest = likeness;
                    best = new Displacement(right, down, 0, 0);
                }
            }
        }
        return best;
    }

    /** How alike the two are where they lie upon one another, at most 1. */
    private double likeness(int right, int down) {
        double product = 0;
        double squares = 0;
        double squaresNow = 0;
        for (int y = Math.max(0, -down); y < before.height() - Math.max(0, down); y++) {
            for (int x = Math.max(0, -right); x < before.width() - Math.max(0, right); x++) {
                double one = before.values()[y * before.width() + x];
                double other = now.values()[(y + down) * now.width() + x + right];
                product += one * other;
                squares += one * one;
                squaresNow += other * other;
            }
        }
        return product / Math.sqrt(squares * squaresNow + 1e-9);
    }

    private Displacement refined(Displacement start) {
        Displacement found = start;
        for (int step = 0; step < STEPS; step++) {
            double[] by = new Normal(found).step();
            found = found.plus(by);
            double radius = Math.max(before.width(), before.height()) / 2.0;
            if (Math.hypot(by[0], by[1]) + radius * Math.hypot(by[2], by[3]) < STILL) {
                break;
            }
        }
        return found;
    }

    /** The equations of one step, in the order of {@link Displacement}'s components. */
    private final class Normal {
        private final double[][] matrix = new double[4][4];
        private final double[] side = new double[4];
        private double pixels;
        private double radii;

        Normal(Displacement at) {
            double middleX = (before.width() - 1) / 2.0;
            double middleY = (before.height() - 1) / 2.0;
            for (int y = 0; y < before.height(); y++) {
                for (int x = 0; x < before.width(); x++) {
                    double fromX = x - middleX;
                    double fromY = y - middleY;
                    double toX = middleX + at.x(fromX, fromY);
                    double toY = middleY + at.y(fromX, fromY);
                    if (now.holds(toX, toY)) {
                        add(before.values()[y * before.width() + x], toX, toY, fromX, fromY);
                    }
                }
            }
        }

        private void add(double was, double toX, double toY, double fromX, double fromY) {
            double error = was - now.at(toX, toY);
            double slopeX = now.at(toX + 0.5, toY) - now.at(toX - 0.5, toY);
            double slopeY = now.at(toX, toY + 0.5) - now.at(toX, toY - 0.5);
            double[] slopes = {
                slopeX, slopeY, slopeX * fromX + slopeY * fromY, slopeY * fromX - slopeX * fromY
            };
            double weight = 1 / ((1 + error * error) * (1 + error * error));
            for (int i = 0; i < slopes.length; i++) {
                side[i] += weight * error * slopes[i];
                for (int j = 0; j < slopes.length; j++) {
                    matrix[i][j] += weight * slopes[i] * slopes[j];
                }
            }
            pixels++;
            radii += (fromX * fromX + fromY * fromY) / 2;
        }

        double[] step() {
            for (int i = 0; i < side.length; i++) {
                matrix[i][i] += DAMPING * (i < 2 ? pixels : radii) + 1e-9;
            }
            return solved();
        }

        /** By elimination: the matrix is positive definite, so that no pivot is 0. */
        private double[] solved() {
            for (int i = 0; i < side.length; i++) {
                for (int row = i + 1; row < side.length; row++) {
                    double times = matrix[row][i] / matrix[i][i];
                    for (int j = i; j < side.length; j++) {
                        matrix[row][j] -= times * matrix[i][j];
                    }
                    side[row] -= times * side[i];
                }
            }
            double[] step = new double[side.length];
            for (int i = side.length - 1; i >= 0; i--) {
                double rest = side[i];
                for (int j = i + 1; j < side.length; j++) {
                    rest -= matrix[i][j] * step[j];
                }
                step[i] = rest / matrix[i][i];
            }
            return step;
        }
    }
}
