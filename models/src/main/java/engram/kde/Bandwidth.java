package engram.kde;

import engram.nn.Weights;
import engram.points.Points;
import java.util.Map;

/** Which width of the kernel suits the points. */
final class Bandwidth {
    private static final int GRID = 23;
    private static final double WIDEST = 2;
    private static final double RATIO = Math.sqrt(0.5);

    /** For points that are all the same. */
    private static final double NARROWEST = 1e-6;

    private Bandwidth() {}

    /** The one of the grid under which the held-out points are likeliest. */
    static double choose(Points points, Points heldOut) {
        double deviation = Math.max(NARROWEST, deviation(points));
        if (heldOut.count() == 0) {
            return scott(points, deviation);
        }
        double[] grid = new double[GRID];
        for (int j = 0; j < GRID; j++) {
            grid[j] = Math.max(NARROWEST, WIDEST * deviation * Math.pow(RATIO, j));
        }
        Map<String, Weights> weights = points.weights();
        double[][] densities;
        try (KernelDensity density =
                new KernelDensity(weights.get("points"), weights.get("counts"), 1)) {
            densities = density.logDensities(heldOut.values(), heldOut.count(), grid);
        }
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < GRID; j++) {
            double likelihood = 0;
            for (int i = 0; i < densities.length; i++) {
                likelihood += heldOut.counts()[i] * densities[i][j];
            }
            if (likelihood > highest) {
                highest = likelihood;
                best = j;
            }
        }
        return grid[best];
    }

    /** Scott, "Multivariate density estimation", 1992. */
    private static double scott(Points points, double deviation) {
        return deviation * Math.pow(points.count(), -1.0 / (points.width() + 4));
    }

    /** The root of the columns' mean variance. */
    static double deviation(Points points) {
        int width = points.width();
        double[] means = new double[width];
        double total = 0;
        for (int i = 0; i < points.count(); i++) {
            float count = points.counts()[i];
            total += count;
            for (int j = 0; j < width; j++) {
                means[j] += count * points.values()[i * width + j];
            }
        }
        double squares = 0;
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < width; j++) {
                double away = points.values()[i * width + j] - means[j] / total;
                squares += points.counts()[i] * away * away;
            }
        }
        return Math.sqrt(squares / total / width);
    }
}
